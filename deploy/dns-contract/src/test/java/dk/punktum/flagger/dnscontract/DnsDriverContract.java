package dk.punktum.flagger.dnscontract;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.primary.ChangeDelegation;
import dk.punktum.flagger.suspension.primary.DnsPrimary;
import dk.punktum.flagger.suspension.primary.NameRecords;
import dk.punktum.flagger.suspension.primary.Outcome;
import dk.punktum.flagger.suspension.primary.Primary;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Section;

/// What the driver promises, whichever program serves the zone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DnsDriverContract {

    private static final Duration FUDGE = Duration.ofSeconds(30);
    private static final String DS = "12345 13 2 4B9B6B073EDD97FEB5BC12DC4E1B32D2C6AF7AE23A293936CEB87BB10494EC44";
    private static final String OTHER_DS = "54321 8 2 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF";

    private final AtomicInteger number = new AtomicInteger();
    private NameServer server;
    private Other other;
    private ChangeDelegation driver;

    abstract NameServer server(Path directory) throws IOException;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        server = server(directory);
        server.start();
        other = new Other(server.address());
        driver = driver(primary(server.address()));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aNameIsTakenOutAndPutBackAsItWas() throws IOException {
        // Given
        DomainName name = delegated(newName());
        NameRecords before = look(name);
        assertThat(before.text()).containsExactlyElementsOf(records(name));

        // When
        Outcome out = driver.change(name, NameRecords.NONE, List.of(before), soon());

        // Then
        assertThat(out).isEqualTo(new Outcome.Done(true));
        assertThat(look(name)).isEqualTo(NameRecords.NONE);
        assertThat(other.rcode(name.aLabel() + ".", "NS")).isEqualTo("NXDOMAIN");
        assertThat(other.rcode("ns1." + name.aLabel() + ".", "A")).isEqualTo("NXDOMAIN");

        // When
        Outcome back = driver.change(name, before, List.of(NameRecords.NONE), soon());

        // Then
        assertThat(back).isEqualTo(new Outcome.Done(true));
        assertThat(look(name)).isEqualTo(before);
        assertThat(other.ask(name.aLabel() + ".", "DS", Section.ANSWER))
                .containsExactly("%s. 1200 IN DS %s".formatted(name.aLabel(), DS));
    }

    @Test
    void aNameIsSwappedToALandingPageAndBack() throws IOException {
        // Given
        DomainName name = delegated(newName());
        NameRecords before = look(name);
        NameRecords landing = NameRecords.delegation(
                name, List.of("ns1.landing.example", "ns2.landing.example"), List.of(OTHER_DS), 300);

        // When
        Outcome swapped = driver.change(name, landing, List.of(before), soon());

        // Then
        assertThat(swapped).isEqualTo(new Outcome.Done(true));
        assertThat(look(name)).isEqualTo(landing);
        assertThat(other.ask(name.aLabel() + ".", "NS", Section.AUTHORITY))
                .contains("%s. 300 IN NS ns1.landing.example.".formatted(name.aLabel()))
                .noneMatch(line -> line.contains("example.net"));

        // When
        Outcome back = driver.change(name, before, List.of(landing), soon());

        // Then
        assertThat(back).isEqualTo(new Outcome.Done(true));
        assertThat(look(name)).isEqualTo(before);
    }

    @Test
    void aNameWithoutDsComesBackWithoutDs() throws IOException {
        // Given
        DomainName name = newName();
        other.add("%s. 7200 IN NS ns1.example.net.".formatted(name.aLabel()));
        NameRecords before = look(name);

        // When
        driver.change(name, NameRecords.NONE, List.of(before), soon());
        Outcome back = driver.change(name, before, List.of(NameRecords.NONE), soon());

        // Then
        assertThat(back).isEqualTo(new Outcome.Done(true));
        assertThat(look(name).text()).containsExactly("%s. 7200 IN NS ns1.example.net.".formatted(name.aLabel()));
        assertThat(other.ask(name.aLabel() + ".", "DS", Section.ANSWER)).isEmpty();
    }

    @Test
    void aNameThatIsNotDelegatedNeedsNoUpdate() {
        // Given
        DomainName name = newName();
        NameRecords before = look(name);
        var silent = new ChangeDelegation(new OnlyLooking(primary(server.address())), Clock.systemUTC());

        // When
        Outcome out = silent.change(name, NameRecords.NONE, List.of(before), soon());
        Outcome back = silent.change(name, before, List.of(NameRecords.NONE), soon());

        // Then
        assertThat(before).isEqualTo(NameRecords.NONE);
        assertThat(List.of(out, back)).containsOnly(new Outcome.Done(true));
    }

    @Test
    void anotherNamesDelegationStaysAndTheHostGoesWithItsName() throws IOException {
        // Given
        DomainName name = delegated(newName());
        DomainName neighbour = newName();
        String line = "%s. 3600 IN NS ns1.%s.".formatted(neighbour.aLabel(), name.aLabel());
        other.add(line);
        NameRecords before = look(name);

        // When
        driver.change(name, NameRecords.NONE, List.of(before), soon());

        // Then
        assertThat(look(neighbour).text()).containsExactly(line);
        assertThat(other.ask(neighbour.aLabel() + ".", "NS", Section.ADDITIONAL))
                .isEmpty();

        // When
        driver.change(name, before, List.of(NameRecords.NONE), soon());

        // Then
        assertThat(other.ask(neighbour.aLabel() + ".", "NS", Section.ADDITIONAL))
                .contains("ns1.%s. 600 IN A 192.0.2.1".formatted(name.aLabel()));
    }

    @Test
    void whatSomebodyElseChangesBetweenLookAndUpdateIsReportedAndNotTouched() throws IOException {
        // Given
        DomainName name = delegated(newName());
        NameRecords before = look(name);
        var interrupted = new ChangeDelegation(
                new Interrupted(
                        primary(server.address()),
                        () -> other.add("%s. 60 IN NS ns9.example.net.".formatted(name.aLabel()))),
                Clock.systemUTC());

        // When
        Outcome out = interrupted.change(name, NameRecords.NONE, List.of(before), soon());

        // Then
        NameRecords present = look(name);
        assertThat(out).isEqualTo(new Outcome.Conflict(present));
        assertThat(present.text())
                .anyMatch(line -> line.contains("ns9.example.net"))
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DS", "A"})
    void aPrerequisiteCoversDsAndAddressesToo(String type) throws IOException {
        // Given
        DomainName name = delegated(newName());
        NameRecords before = look(name);
        String owner = (type.equals("A") ? "ns1." : "") + name.aLabel() + ".";
        var interrupted = new ChangeDelegation(
                new Interrupted(primary(server.address()), () -> other.delete(owner, type)), Clock.systemUTC());

        // When
        Outcome out = interrupted.change(name, NameRecords.NONE, List.of(before), soon());

        // Then
        assertThat(out).isInstanceOf(Outcome.Conflict.class);
        assertThat(look(name).text()).hasSize(4);
    }

    @Test
    void whatSomebodyElseHasDelegatedMeanwhileIsNotOverwrittenByARestore() throws IOException {
        // Given
        DomainName name = delegated(newName());
        NameRecords before = look(name);
        driver.change(name, NameRecords.NONE, List.of(before), soon());
        var interrupted = new ChangeDelegation(
                new Interrupted(
                        primary(server.address()),
                        () -> other.add("%s. 60 IN NS ns9.example.net.".formatted(name.aLabel()))),
                Clock.systemUTC());

        // When
        Outcome back = interrupted.change(name, before, List.of(NameRecords.NONE), soon());

        // Then
        assertThat(back).isInstanceOf(Outcome.Conflict.class);
        assertThat(look(name).text()).containsExactly("%s. 60 IN NS ns9.example.net.".formatted(name.aLabel()));
    }

    @Test
    void theSameOrderAgainChangesNothing() throws IOException {
        // Given
        DomainName name = delegated(newName());
        NameRecords before = look(name);
        driver.change(name, NameRecords.NONE, List.of(before), soon());
        List<String> serial = other.ask("dk.", "SOA", Section.ANSWER);

        // When
        Outcome again = driver.change(name, NameRecords.NONE, List.of(before), soon());

        // Then
        assertThat(again).isEqualTo(new Outcome.Done(true));
        assertThat(other.ask("dk.", "SOA", Section.ANSWER)).isEqualTo(serial);
    }

    @Test
    void aWrongSecretIsRefused() throws IOException {
        DomainName name = delegated(newName());

        Outcome out = takeOut(name, key(TestKey.NAME, TestKey.fresh()), Clock.systemUTC());

        assertThat(out).isEqualTo(new Outcome.Refused("BADSIG"));
        assertThat(look(name).text()).isEqualTo(records(name));
    }

    @Test
    void anUnknownKeyIsRefused() throws IOException {
        DomainName name = delegated(newName());

        Outcome out = takeOut(name, key("somebody-else.", TestKey.SECRET), Clock.systemUTC());

        assertThat(out).isEqualTo(new Outcome.Refused("BADKEY"));
        assertThat(look(name).text()).isEqualTo(records(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void aClockThatIsWrongIsRefused(int minutes) throws IOException {
        DomainName name = delegated(newName());
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes));

        Outcome out = takeOut(name, key(TestKey.NAME, TestKey.SECRET), wrong);

        assertThat(out).isEqualTo(new Outcome.Refused("BADTIME"));
        assertThat(look(name).text()).isEqualTo(records(name));
    }

    @Test
    void aMessageThatArrivesLateIsRefused() throws IOException {
        // Given
        DomainName name = delegated(newName());
        var change = new Primary.Change(name, look(name), NameRecords.NONE);
        Instant longAgo = Clock.systemUTC().instant().minus(FUDGE).minusSeconds(5);

        // When
        Primary.Reply reply = primary(server.address()).send(change, longAgo);

        // Then
        assertThat(reply).isEqualTo(new Primary.Reply.Refused("BADTIME"));
        assertThat(look(name).text()).isEqualTo(records(name));
    }

    @Test
    void aServerThatWasDownIsToldWhenItIsBack() throws IOException {
        // Given
        DomainName name = delegated(newName());
        NameRecords before = look(name);
        server.stop();

        // When
        Outcome down = driver.change(name, NameRecords.NONE, List.of(before), soon());
        server.start();
        Outcome up = driver.change(name, NameRecords.NONE, List.of(before), soon());

        // Then
        assertThat(down).isEqualTo(new Outcome.NotSent("unreachable"));
        assertThat(up).isEqualTo(new Outcome.Done(true));
        assertThat(look(name)).isEqualTo(NameRecords.NONE);
    }

    @Test
    void anAnswerThatGetsLostIsLookedForInTheZone() throws IOException {
        // Given
        DomainName name = delegated(newName());
        NameRecords before = look(name);

        try (var line = new DroppedReplies(server.address())) {
            // When
            Outcome out = driver(primary(line.address())).change(name, NameRecords.NONE, List.of(before), soon());

            // Then
            assertThat(out).isEqualTo(new Outcome.Done(false));
            assertThat(look(name)).isEqualTo(NameRecords.NONE);
        }
    }

    @Test
    void aHundredNamesAtOnceAreTakenOutAndPutBackEachAsItWas() throws IOException {
        // Given
        List<DomainName> names =
                IntStream.range(0, 100).mapToObj(_ -> newName()).toList();
        for (DomainName name : names) {
            delegated(name);
        }
        List<NameRecords> before = names.stream().map(this::look).toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            // When
            List<Outcome> out =
                    all(threads, i -> driver.change(names.get(i), NameRecords.NONE, List.of(before.get(i)), soon()));
            List<NameRecords> meanwhile = names.stream().map(this::look).toList();
            List<Outcome> back =
                    all(threads, i -> driver.change(names.get(i), before.get(i), List.of(NameRecords.NONE), soon()));

            // Then
            assertThat(out).hasSize(100).containsOnly(new Outcome.Done(true));
            assertThat(meanwhile).containsOnly(NameRecords.NONE);
            assertThat(back).containsOnly(new Outcome.Done(true));
            assertThat(names.stream().map(this::look)).isEqualTo(before);
        }
    }

    @Test
    void anIdnIsChangedByItsALabel() throws IOException {
        // Given
        var name = new DomainName("xn--krbr-xoa9h.dk");
        delegated(name);
        NameRecords before = look(name);

        // When
        Outcome out = driver.change(name, NameRecords.NONE, List.of(before), soon());
        NameRecords meanwhile = look(name);
        Outcome back = driver.change(name, before, List.of(NameRecords.NONE), soon());

        // Then
        assertThat(List.of(out, back)).containsOnly(new Outcome.Done(true));
        assertThat(meanwhile).isEqualTo(NameRecords.NONE);
        assertThat(look(name).text()).isEqualTo(records(name));
    }

    private interface Task {
        Outcome on(int index);
    }

    private static List<Outcome> all(Executor threads, Task task) {
        List<CompletableFuture<Outcome>> running = IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> task.on(i), threads))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private Outcome takeOut(DomainName name, DnsPrimary.Key key, Clock clock) {
        Primary primary = new DnsPrimary(server.address(), "dk", key, Duration.ofSeconds(5));
        Instant soon = clock.instant().plusSeconds(30);
        return new ChangeDelegation(primary, clock).change(name, NameRecords.NONE, List.of(look(name)), soon);
    }

    private DomainName newName() {
        return new DomainName("kontrakt-%d.dk".formatted(number.incrementAndGet()));
    }

    /// Two servers, one of them below the name, and DS: every kind of record that a delegation has.
    private DomainName delegated(DomainName name) throws IOException {
        other.add(records(name).toArray(String[]::new));
        return name;
    }

    private static List<String> records(DomainName name) {
        return Stream.of(
                        "%s. 1200 IN DS %s".formatted(name.aLabel(), DS),
                        "%s. 7200 IN NS ns1.%s.".formatted(name.aLabel(), name.aLabel()),
                        "%s. 7200 IN NS ns2.example.net.".formatted(name.aLabel()),
                        "ns1.%s. 600 IN A 192.0.2.1".formatted(name.aLabel()),
                        "ns1.%s. 900 IN AAAA 2001:db8:0:0:0:0:0:1".formatted(name.aLabel()))
                .sorted()
                .toList();
    }

    private NameRecords look(DomainName name) {
        return switch (primary(server.address()).look(name, Set.of("ns1." + name.aLabel() + "."))) {
            case Primary.Look.Seen(NameRecords records) -> records;
            case Primary.Look.Unreadable(String fault) -> throw new AssertionError(name + ": " + fault);
        };
    }

    private static Primary primary(InetSocketAddress address) {
        return new DnsPrimary(address, "dk", key(TestKey.NAME, TestKey.SECRET), Duration.ofSeconds(5));
    }

    private static DnsPrimary.Key key(String name, String secret) {
        return DnsPrimary.Key.of(name, secret, FUDGE);
    }

    private static ChangeDelegation driver(Primary primary) {
        return new ChangeDelegation(primary, Clock.systemUTC());
    }

    private static Instant soon() {
        return Clock.systemUTC().instant().plusSeconds(30);
    }

    private interface Interruption {
        void happen() throws IOException;
    }

    /// Somebody else is quicker, once.
    private record Interrupted(Primary primary, Interruption interruption) implements Primary {

        @Override
        public Look look(DomainName domain, Set<String> hosts) {
            return primary.look(domain, hosts);
        }

        @Override
        public Reply send(Change change, Instant signedAt) {
            try {
                interruption.happen();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return primary.send(change, signedAt);
        }
    }

    /// Must not be sent anything.
    private record OnlyLooking(Primary primary) implements Primary {

        @Override
        public Look look(DomainName domain, Set<String> hosts) {
            return primary.look(domain, hosts);
        }

        @Override
        public Reply send(Change change, Instant signedAt) {
            throw new AssertionError("nothing was to be changed on " + change.domain());
        }
    }
}
