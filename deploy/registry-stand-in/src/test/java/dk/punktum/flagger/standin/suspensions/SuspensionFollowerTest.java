package dk.punktum.flagger.standin.suspensions;

import static dk.punktum.flagger.testing.Events.aDomainReinstated;
import static dk.punktum.flagger.testing.Events.aDomainSuspended;
import static dk.punktum.flagger.testing.Events.aSuspensionState;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainEvent;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.standin.register.EppStatus;
import dk.punktum.flagger.standin.register.Register;
import dk.punktum.flagger.standin.register.RegisteredName;
import dk.punktum.flagger.standin.register.Registers;
import dk.punktum.flagger.testing.KafkaProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class SuspensionFollowerTest {

    /// Names that no other test touches, for fences.
    private static final AtomicInteger SPARE = new AtomicInteger(100);

    @Inject
    Register register;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private KafkaProbe kafka;

    @BeforeEach
    void open() {
        Follower.awaitReady();
        kafka = new KafkaProbe(bootstrapServers);
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void aSuspensionIsSeenInDnsAndRdapAndSoIsItsEnd() throws IOException {
        // Given
        String name = "laast.dk";
        HoldSnapshot before = snapshot(name);
        String rdapBefore = rdap(name);

        // When
        suspend(name, 1);

        // Then
        awaitSequence(name, 1);
        assertThat(given().get("/rdap/domain/" + name).jsonPath().getList("status"))
                .containsExactlyInAnyOrder(
                        "server hold",
                        "server update prohibited",
                        "server transfer prohibited",
                        "server renew prohibited",
                        "server delete prohibited");
        assertThat(dns(name).getRcode()).isEqualTo(Rcode.NXDOMAIN);

        // When
        reinstate(name, 2, before);

        // Then
        awaitSequence(name, 2);
        assertThat(register.find(name).orElseThrow().statuses()).containsExactly(EppStatus.SERVER_TRANSFER_PROHIBITED);
        assertThat(rdap(name)).isEqualTo(rdapBefore);
        assertThat(dns(name).getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void aLandingPageIsSeenInDnsAndRdapAndAChangeOfMeasureToo() throws IOException {
        // Given
        String name = "to-noegler.dk";
        HoldSnapshot before = snapshot(name);
        String rdapBefore = rdap(name);
        Delegation page = new Delegation(List.of("ns1.landing.example"), List.of("4711 13 2 " + "AB".repeat(32)));

        // When
        kafka.deliver(aDomainSuspended().about(name).sequence(1).leadingTo(page).build());

        // Then
        awaitSequence(name, 1);
        assertThat(dns(name).getSection(Section.AUTHORITY).toString())
                .contains("ns1.landing.example.", "4711 13 2 ABAB")
                .doesNotContain("kyst-hosting", "2001 8 2");
        assertThat(given().get("/rdap/domain/" + name).jsonPath().getList("nameservers.ldhName"))
                .containsExactly("ns1.landing.example");
        assertThat(given().get("/rdap/domain/" + name).jsonPath().getList("secureDNS.dsData.keyTag"))
                .containsExactly(4711);
        assertThat(given().get("/rdap/domain/" + name).jsonPath().getList("status"))
                .doesNotContain("server hold")
                .contains("server transfer prohibited");

        // When
        suspend(name, 2);

        // Then
        awaitSequence(name, 2);
        assertThat(dns(name).getRcode()).isEqualTo(Rcode.NXDOMAIN);

        // When
        reinstate(name, 3, before);

        // Then
        awaitSequence(name, 3);
        assertThat(rdap(name)).isEqualTo(rdapBefore);
    }

    @Test
    void whatIsOlderOrRepeatedIsDroppedWhateverTopicItComesFrom() {
        // Given
        String name = "navn-010.dk";
        HoldSnapshot before = snapshot(name);
        suspend(name, 1);
        awaitSequence(name, 1);
        reinstate(name, 2, before);
        awaitSequence(name, 2);
        RegisteredName free = register.find(name).orElseThrow();

        // When
        RecordMetadata repeated = deliver(suspension(name, 1));
        awaitFenceBehind(repeated);

        // Then
        assertThat(register.find(name)).contains(free);
    }

    @Test
    void aReinstatementThatOvertakesItsSuspensionWins() {
        // Given
        String name = "navn-011.dk";
        HoldSnapshot before = snapshot(name);

        // When
        reinstate(name, 2, before);
        awaitSequence(name, 2);
        RecordMetadata late = deliver(suspension(name, 1));
        awaitFenceBehind(late);

        // Then
        assertThat(register.find(name).orElseThrow().inZone()).isTrue();
    }

    @Test
    void theStateAloneSuffices() {
        String name = "navn-012.dk";

        kafka.deliver(aSuspensionState().about(name).sequence(4).held().build());
        awaitSequence(name, 4);
        assertThat(register.find(name).orElseThrow().inZone()).isFalse();

        kafka.deliver(aSuspensionState().about(name).sequence(5).free().build());
        awaitSequence(name, 5);
        assertThat(register.find(name).orElseThrow().inZone()).isTrue();
    }

    @Test
    void badRecordsAreCountedAndTheRestGoesOn() {
        // Given
        String name = "navn-013.dk";
        double broken = skipped("broken");
        double unknown = skipped("unknown_type");
        DomainSuspended event = suspension(name, 1);

        // When
        deliverRaw(name, Map.of(), "junk".getBytes(UTF_8));
        deliverRaw(name, headers(event, "ce_type", "dk.punktum.flagger.domain-suspended.v2"), CloudEvents.value(event));
        deliverRaw(name, headers(event, "ce_newer", "yes"), withNewMember(event));

        // Then
        awaitSequence(name, 1);
        assertThat(skipped("broken")).isEqualTo(broken + 1);
        assertThat(skipped("unknown_type")).isEqualTo(unknown + 1);
        given().get("/q/health/ready").then().statusCode(200);

        // And so that the register can be rebuilt
        kafka.deliver(aSuspensionState().about(name).sequence(1).held().build());
    }

    @Test
    void aRegisterRebuiltFromTheStateEqualsTheOneThatWasThereAllAlong() {
        // Given
        suspend("navn-014.dk", 1);
        suspend("navn-015.dk", 1);
        awaitSequence("navn-015.dk", 1);
        reinstate("navn-015.dk", 2, snapshot("navn-015.dk"));
        suspend("navn-015.dk", 3);
        suspend("navn-016.dk", 1);
        awaitSequence("navn-016.dk", 1);
        reinstate("navn-016.dk", 2, snapshot("navn-016.dk"));
        awaitSequence("navn-014.dk", 1);
        awaitSequence("navn-015.dk", 3);
        awaitSequence("navn-016.dk", 2);

        // When
        Register rebuilt = Registers.starting();
        try (SuspensionFollower follower = follower(rebuilt, bootstrapServers, Duration.ZERO)) {
            follower.start();
            awaitCaughtUp(rebuilt);
        }

        // Then
        assertThat(rebuilt.all()).isEqualTo(register.all());
        assertThat(rebuilt.find("navn-014.dk").orElseThrow().inZone()).isFalse();
    }

    @Test
    void aBrokerThatIsNotThereYetIsWaitedFor() throws IOException {
        int port = freePort();
        int broker = Integer.parseInt(bootstrapServers.substring(bootstrapServers.lastIndexOf(':') + 1));
        Register waiting = Registers.starting();
        try (SuspensionFollower follower = follower(waiting, "127.0.0.1:" + port, Duration.ZERO)) {
            follower.start();
            assertThat(new SuspensionsKnown(waiting).call().getStatus().name()).isEqualTo("DOWN");

            try (TcpForward _ = new TcpForward(port, broker)) {
                awaitCaughtUp(waiting);
            }
        }
        assertThat(new SuspensionsKnown(waiting).call().getStatus().name()).isEqualTo("UP");
    }

    @Test
    void aChangeCanBeMadeToTakeItsTime() {
        // Given
        String name = "navn-017.dk";
        Register slow = Registers.starting();
        try (SuspensionFollower follower = follower(slow, bootstrapServers, Duration.ofSeconds(3))) {
            follower.start();
            awaitCaughtUp(slow);

            // When
            suspend(name, 1);
            awaitSequence(name, 1);

            // Then
            assertThat(slow.find(name).orElseThrow().inZone()).isTrue();
            await("the delayed change")
                    .atMost(Follower.PATIENCE)
                    .until(() -> !slow.find(name).orElseThrow().inZone());
        }
    }

    /// Tells it the way suspension-service does: what happens, and the state that follows from it.
    private void suspend(String name, long sequence) {
        kafka.deliver(suspension(name, sequence));
        kafka.deliver(aSuspensionState().about(name).sequence(sequence).held().build());
    }

    private void reinstate(String name, long sequence, HoldSnapshot restore) {
        kafka.deliver(aDomainReinstated()
                .about(name)
                .sequence(sequence)
                .restoring(restore)
                .build());
        kafka.deliver(aSuspensionState().about(name).sequence(sequence).free().build());
    }

    private static DomainSuspended suspension(String name, long sequence) {
        return aDomainSuspended().about(name).sequence(sequence).build();
    }

    private RecordMetadata deliver(DomainSuspended event) {
        return deliverRaw(event.key(), headers(event, "ce_source", "/test"), CloudEvents.value(event));
    }

    private RecordMetadata deliverRaw(String key, Map<String, String> headers, byte[] value) {
        return kafka.deliverRaw("domain-suspended", key, headers, value);
    }

    private static Map<String, String> headers(DomainEvent event, String name, String value) {
        Map<String, String> headers = new HashMap<>(CloudEvents.headers(
                new Envelope<>(Uuid7.next(), "/test", Instant.parse("2026-07-01T08:00:00Z"), "x", null, event)));
        headers.put(name, value);
        return headers;
    }

    private static byte[] withNewMember(DomainSuspended event) {
        return new String(CloudEvents.value(event), UTF_8)
                .replaceFirst("\\{", "{\"optional\":true,")
                .getBytes(UTF_8);
    }

    /// Suspends other names until one comes behind the record in its partition, and waits for that.
    private void awaitFenceBehind(RecordMetadata record) {
        while (true) {
            String name = "navn-%03d.dk".formatted(SPARE.getAndIncrement());
            RecordMetadata fence = deliver(suspension(name, 1));
            kafka.deliver(aSuspensionState().about(name).sequence(1).held().build());
            if (fence.partition() == record.partition()) {
                awaitSequence(name, 1);
                return;
            }
        }
    }

    private void awaitSequence(String name, long sequence) {
        await(name + " at sequence " + sequence)
                .atMost(Follower.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> register.find(name).orElseThrow().sequence() == sequence);
    }

    private static void awaitCaughtUp(Register register) {
        await("the state to be read").atMost(Follower.PATIENCE.multipliedBy(3)).until(register::caughtUp);
    }

    private HoldSnapshot snapshot(String name) {
        return RandomHolds.snapshot(register.find(name).orElseThrow().registration());
    }

    private static String rdap(String name) {
        return given().get("/rdap/domain/" + name).body().asString();
    }

    private static Message dns(String name) throws IOException {
        int port = given().get("/stand-in/dns").jsonPath().getInt("port");
        SimpleResolver resolver = new SimpleResolver(new InetSocketAddress("127.0.0.1", port));
        // A referral carries DS records only for who asks for DNSSEC.
        resolver.setEDNS(0, 1232, ExtendedFlags.DO, List.of());
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name, Name.root), Type.NS, DClass.IN)));
    }

    private static double skipped(String reason) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("standin_records_skipped_total")
                        && line.contains("\"" + reason + "\"")
                        && line.contains("\"domain-suspended\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static SuspensionFollower follower(Register register, String bootstrapServers, Duration delay) {
        SuspensionConfig config = new SuspensionConfig() {
            @Override
            public Duration applyDelay() {
                return delay;
            }

            @Override
            public Duration retryAfter() {
                return Duration.ofMillis(200);
            }
        };
        return new SuspensionFollower(
                register,
                new SuspensionMetrics(new SimpleMeterRegistry(), register),
                config,
                new KafkaLogin(bootstrapServers));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
