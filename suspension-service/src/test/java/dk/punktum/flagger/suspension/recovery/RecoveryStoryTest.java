package dk.punktum.flagger.suspension.recovery;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.newName;
import static dk.punktum.flagger.suspension.Story.suspension;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.messaging.InboxPositions;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.work.WorkMayBegin;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class RecoveryStoryTest {

    private static final List<String> READ = List.of(EventType.CASE_DECIDED.topic(), EventType.CASE_CLOSED.topic());

    FakeRegistry registry;

    @Inject
    BackupForTests backup;

    @Inject
    ReadTold readTold;

    @Inject
    @Identifier("inbox-positions")
    InboxPositions positions;

    @Inject
    Recover recover;

    @Inject
    Clock clock;

    @Inject
    SuspensionConfig config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story();
    }

    @AfterEach
    void end() {
        registry.setRdapDown(false);
        story.close();
    }

    /// A backup is taken, the service goes on, and then the backup takes the place of the database.
    @Test
    void aRestoredDatabaseAdoptsWhatWasToldSince() {
        // Given: what the backup knows
        String unchanged = registered();
        String liftedSince = registered();
        String heldTwiceSince = registered();
        String placedSince = registered();
        CaseDecided toBeLifted = story.uphold(liftedSince);
        story.uphold(unchanged);
        story.uphold(heldTwiceSince);
        Stream.of(unchanged, liftedSince, heldTwiceSince).forEach(name -> registryFollows(name, 1));
        registry.setRdapDown(true);
        story.uphold(placedSince);
        await("it is asked for").until(() -> isKnown(placedSince));
        backup.take();

        // Given: what happened since
        registry.setRdapDown(false);
        registryFollows(placedSince, 1);
        story.close(toBeLifted);
        registryPutsBack(liftedSince, 2);
        CaseDecided second = story.uphold(heldTwiceSince);
        story.next(SuspensionState.class, heldTwiceSince, 2);
        String heldSince = registered();
        story.uphold(heldSince);
        registryFollows(heldSince, 1);
        String comeAndGone = registered();
        CaseDecided brief = story.uphold(comeAndGone);
        registryFollows(comeAndGone, 1);
        story.close(brief);
        registryPutsBack(comeAndGone, 2);
        registry.setRdapDown(true);
        String decidedSince = registered();
        story.uphold(decidedSince);
        await("it is asked for").until(() -> isKnown(decidedSince));
        backup.restore();
        assertThat(isKnown(heldSince)).isFalse();

        // When: as a start does it
        int adopted = recover().statusCode(200).extract().jsonPath().getInt("adopted");
        makeConsumersBegin();
        registry.setRdapDown(false);

        // Then
        assertThat(adopted).isGreaterThanOrEqualTo(5);
        story.next(DomainSuspended.class, decidedSince, 1);
        for (String name : List.of(unchanged, liftedSince, heldTwiceSince, placedSince, heldSince, comeAndGone)) {
            SuspensionState told = story.told(SuspensionState.class, name).getLast();
            assertThat(suspension(name).getLong("sequence")).as(name).isEqualTo(told.sequence());
            assertThat(suspension(name).getBoolean("suspended")).as(name).isEqualTo(told.suspended());
            assertThat(suspension(name).getList("holds.holdId"))
                    .as(name)
                    .isEqualTo(told.holds().stream()
                            .map(ActiveHold::holdId)
                            .map(Object::toString)
                            .toList());
            assertThat(suspension(name).getString("lastOrder.status")).as(name).isEqualTo("EFFECTIVE");
        }
        assertThat(suspension(liftedSince).getBoolean("suspended")).isFalse();
        assertThat(suspension(comeAndGone).getBoolean("suspended")).isFalse();
        assertThat(Story.get("/suspensions/{name}/holds", heldTwiceSince)
                        .extract()
                        .jsonPath()
                        .getList("flagId"))
                .contains(second.flagId().toString());

        // Then: what comes next follows on what everybody has
        CaseDecided again = story.uphold(comeAndGone);
        DomainSuspended next = story.next(DomainSuspended.class, comeAndGone, 3);
        assertThat(next.before().statuses()).containsExactly("serverTransferProhibited");
        story.close(again);
        assertThat(story.next(DomainReinstated.class, comeAndGone, 4).restore()).isEqualTo(next.before());
        story.close(second);
        assertThat(story.next(SuspensionState.class, heldTwiceSince, 3).holds()).hasSize(1);
        for (String name : List.of(unchanged, liftedSince, heldTwiceSince, placedSince, heldSince, comeAndGone)) {
            Map<Long, Set<SuspensionState>> contents = story.told(SuspensionState.class, name).stream()
                    .collect(Collectors.groupingBy(SuspensionState::sequence, Collectors.toSet()));
            assertThat(contents.values())
                    .as(name)
                    .allSatisfy(content -> assertThat(content).hasSize(1));
            assertThat(story.told(SuspensionEffective.class, name).stream()
                            .map(SuspensionEffective::sequence)
                            .toList())
                    .as(name)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aDatabaseThatWasNotRestoredAdoptsNothing() {
        // Given
        String name = registered();
        story.uphold(name);
        registryFollows(name, 1);

        // When
        var outcome = recover().statusCode(200).extract().jsonPath();

        // Then
        assertThat(outcome.getInt("names")).isPositive();
        assertThat(outcome.getInt("adopted")).isZero();
    }

    /// Else a verdict that is read again would be carried out before the news that its case is closed.
    @Test
    void afterARestoreWorkersBeginWhenEverythingHasBeenReadAgain() throws InterruptedException {
        // Given
        backup.take();
        String name = registered();
        story.uphold(name);
        story.next(SuspensionState.class, name, 1);
        backup.restore();
        var begin = new Begin(() -> positions.areAt(readTold.ends(READ)));
        var start = new RecoverAtStart(recover, readTold, positions, begin, clock, config);

        // When
        start.start(new StartupEvent());
        assertThat(suspension(name).getLong("sequence")).isEqualTo(1);
        makeConsumersBegin();

        // Then
        await("workers begin").until(() -> !begin.inLine.isEmpty());
        assertThat(begin.inLine).containsExactly(true);
        start.stop(new ShutdownEvent());
    }

    @Test
    void withoutARestoreWorkersBeginAtOnce() {
        var begin = new Begin(() -> true);

        new RecoverAtStart(recover, readTold, positions, begin, clock, config).start(new StartupEvent());

        assertThat(begin.inLine).containsExactly(true);
    }

    /// Takes the place of the workers.
    ///
    /// @param isInLine asked when they begin
    private record Begin(BooleanSupplier isInLine, Queue<Boolean> inLine) implements Event<WorkMayBegin> {

        Begin(BooleanSupplier isInLine) {
            this(isInLine, new ConcurrentLinkedQueue<>());
        }

        @Override
        public void fire(WorkMayBegin event) {
            inLine.add(isInLine.getAsBoolean());
        }

        @Override
        public <U extends WorkMayBegin> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends WorkMayBegin> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<WorkMayBegin> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends WorkMayBegin> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends WorkMayBegin> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"downstream-client", "anna"})
    void onlyOperators(String other) {
        given().auth()
                .oauth2(Tokens.of(other))
                .post("/operator/recovery")
                .then()
                .statusCode(403);
        given().post("/operator/recovery").then().statusCode(401);
    }

    private String registered() {
        String name = newName();
        registry.register(name, "server transfer prohibited");
        return name;
    }

    private void registryFollows(String name, long sequence) {
        story.next(SuspensionState.class, name, sequence);
        registry.suspend(name);
        story.next(SuspensionEffective.class, name, sequence);
    }

    private void registryPutsBack(String name, long sequence) {
        story.next(SuspensionState.class, name, sequence);
        registry.reinstate(name, "server transfer prohibited");
        story.next(SuspensionEffective.class, name, sequence);
    }

    private static boolean isKnown(String name) {
        return Story.get("/suspensions/{name}", name).extract().statusCode() == 200;
    }

    private static ValidatableResponse recover() {
        return given().auth()
                .oauth2(Tokens.of("otto"))
                .post("/operator/recovery")
                .then();
    }

    /// Somebody joins the group and leaves it again: the consumers are given their partitions anew, as at a start.
    private void makeConsumersBegin() {
        Map<String, Object> configuration = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Backing.forTests().kafka().bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "suspension-service");
        try (var guest = new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            guest.subscribe(READ);
            await("a guest in the group").until(() -> {
                guest.poll(Duration.ofMillis(100));
                return !guest.assignment().isEmpty();
            });
        }
        var ends = readTold.ends(READ);
        await("everything is read again").until(() -> positions.areAt(ends));
    }
}
