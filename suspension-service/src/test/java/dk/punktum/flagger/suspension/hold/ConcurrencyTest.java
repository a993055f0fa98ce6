package dk.punktum.flagger.suspension.hold;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.hold;
import static dk.punktum.flagger.suspension.Story.newName;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.suspension.register.Register;
import dk.punktum.flagger.suspension.safety.SafetyDesk;
import dk.punktum.flagger.suspension.work.WorkLoop;
import dk.punktum.flagger.testing.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two instances at once, and what is committed when.
@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class ConcurrencyTest {

    FakeRegistry registry;

    @Inject
    DataSource database;

    @Inject
    TakeSnapshot takeSnapshot;

    @Inject
    PlaceHold placeHold;

    @Inject
    LiftHold liftHold;

    @Inject
    RestoreName restoreName;

    @Inject
    Register register;

    private Story story;
    private List<WorkLoop> secondInstance;

    @BeforeEach
    void begin() {
        story = new Story();
        var poll = Duration.ofMillis(5);
        secondInstance = List.of(
                new WorkLoop("second-placer", 6, poll, new HoldPlacer(takeSnapshot, placeHold, register)),
                new WorkLoop("second-lifter", 3, poll, liftHold::liftNext),
                new WorkLoop("second-restorer", 3, poll, new HoldRestorer(restoreName, register)));
    }

    @AfterEach
    void end() {
        SafetyDesk.reset();
        secondInstance.forEach(WorkLoop::close);
        story.close();
    }

    @Test
    void twoAuthoritiesAtTheSameTimeSuspendANameOnce() {
        // Given
        secondInstance.forEach(WorkLoop::start);
        List<String> names = IntStream.range(0, 30).mapToObj(_ -> newName()).toList();
        names.forEach(registry::register);

        // When
        names.parallelStream().forEach(name -> {
            story.uphold(name);
            story.uphold(name);
        });

        // Then
        for (String name : names) {
            assertThat(story.next(SuspensionState.class, name, 2).holds()).hasSize(2);
            assertThat(story.told(DomainSuspended.class, name)).hasSize(1);
            assertThat(story.sequencesOf(name)).containsExactly(1L, 2L);
        }
    }

    /// Verdicts and closings of many cases on few names, shuffled, with two instances at work.
    @Test
    void howeverVerdictsAndClosingsInterleaveTheSequenceHasNoGap() {
        // Given
        secondInstance.forEach(WorkLoop::start);
        List<String> names = IntStream.range(0, 6).mapToObj(_ -> newName()).toList();
        names.forEach(registry::register);
        List<Runnable> deliveries = new ArrayList<>();
        List<CaseDecided> kept = new ArrayList<>();
        for (String name : names) {
            for (int i = 0; i < 8; i++) {
                CaseDecided verdict = Events.aCaseDecided().upheld().about(name).build();
                deliveries.add(() -> story.kafka().deliver(verdict));
                deliveries.add(() -> story.kafka().deliver(verdict));
                if (i < 7) {
                    deliveries.add(() -> story.close(verdict));
                } else {
                    kept.add(verdict);
                }
            }
        }
        Collections.shuffle(deliveries, new Random(20260701));

        // When
        deliveries.forEach(Runnable::run);

        // Then
        for (CaseDecided verdict : kept) {
            String name = verdict.domain().aLabel();
            await("only the open case holds " + name).untilAsserted(() -> {
                assertThat(Story.suspension(name).getList("holds.caseId", String.class))
                        .containsExactly(verdict.caseId().toString());
                assertThat(Story.suspension(name).getInt("requested")).isZero();
            });
            long last = Story.suspension(name).getLong("sequence");
            await("all of it is told").until(() -> story.sequencesOf(name).size() >= last);
            assertThat(story.sequencesOf(name))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, last).boxed().toList());
            assertThat(story.told(DomainSuspended.class, name))
                    .hasSize(story.told(DomainReinstated.class, name).size() + 1)
                    .allSatisfy(told -> assertThat(told.before().statuses()).isEmpty());
        }
    }

    @Test
    void twoInstancesTogetherPlaceNoMoreThanTheLimit() throws SQLException {
        // Given
        SafetyDesk.limit(10, 100_000);
        secondInstance.forEach(WorkLoop::start);
        UUID authority = Uuid7.next();
        List<String> names = IntStream.range(0, 40).mapToObj(_ -> newName()).toList();
        names.forEach(registry::register);

        // When
        names.parallelStream()
                .forEach(name -> story.kafka()
                        .deliver(Events.aCaseDecided()
                                .upheld()
                                .about(name)
                                .under(authority)
                                .build()));

        // Then
        String ofAuthority = " where agreement_id = '" + authority + "'";
        await("all are placed or wait")
                .until(() -> count("select count(*) from waiting_hold" + ofAuthority)
                                + count("select count(*) from hold" + ofAuthority + " and status = 'PLACED'")
                        == names.size());
        assertThat(count("select count(*) from hold" + ofAuthority + " and status = 'PLACED'"))
                .isEqualTo(10);
        SafetyDesk.limit(15, 100_000);
        await("five more are placed").until(() -> count("select sum(holds) from counted_minute" + ofAuthority) == 15);
        SafetyDesk.reset();
        names.forEach(name -> story.next(DomainSuspended.class, name, 1));
    }

    /// The order can not be committed here; what is to be put back must be there all the same.
    @Test
    void theSnapshotIsCommittedBeforeTheOrder() throws SQLException {
        // Given
        String name = newName();
        registry.register(name, "client hold");
        execute("""
                create function refuse() returns trigger language plpgsql as
                $$ begin raise exception 'refused by the test'; end $$""");
        execute(
                "create trigger refuse before update on hold for each row when (new.domain = '%s') execute function refuse()"
                        .formatted(name));

        // When
        story.uphold(name);

        // Then
        await("the snapshot is there")
                .until(() -> count("select count(*) from snapshot where domain = '" + name + "'") > 0);
        assertThat(hold(name).getString("status")).isEqualTo("REQUESTED");
        assertThat(count("select count(*) from outbox where key = '" + name + "'"))
                .isZero();
        assertThat(story.told(DomainSuspended.class, name)).isEmpty();
        execute("drop trigger refuse on hold");
        execute("update hold_request set due_at = '2026-01-01T00:00:00Z'");
        assertThat(story.next(DomainSuspended.class, name, 1).before().statuses())
                .containsExactly("clientHold");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
