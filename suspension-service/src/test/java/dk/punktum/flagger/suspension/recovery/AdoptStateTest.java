package dk.punktum.flagger.suspension.recovery;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.hold;
import static dk.punktum.flagger.suspension.Story.newName;
import static dk.punktum.flagger.suspension.Story.suspension;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.ShiftedClock;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.calendar.WorkingDays;
import dk.punktum.flagger.suspension.safety.SafetyDesk;
import dk.punktum.flagger.testing.Events;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What comes with a hold that a restored database takes over from Kafka.
@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class AdoptStateTest {

    FakeRegistry registry;

    @Inject
    BackupForTests backup;

    @Inject
    Recover recover;

    @Inject
    Clock clock;

    @Inject
    SuspensionConfig config;

    private Story story;
    private String name;
    private UUID authority;
    private Duration ahead;

    @BeforeEach
    void begin() {
        ahead = ShiftedClock.ahead();
        story = new Story();
        name = newName();
        registry.register(name);
        authority = Uuid7.next();
    }

    @AfterEach
    void end() {
        ShiftedClock.goAhead(ahead);
        SafetyDesk.reset();
        story.close();
    }

    /// In the backup the switch is thrown, and the hold waits for it.
    @Test
    void aHoldThatWaitedInTheBackupAndWasPlacedSinceCountsAndWaitsNoLonger() {
        // Given
        SafetyDesk.throwSwitch();
        story.kafka().deliver(verdict());
        awaitWaiting("KILL_SWITCH");
        backup.take();
        SafetyDesk.releaseSwitch();
        story.next(DomainSuspended.class, name, 1);
        backup.restore();
        assertThat(hold(name).getString("waitsFor")).isEqualTo("KILL_SWITCH");

        // When
        recover.recover();

        // Then
        assertThat(hold(name).getString("status")).isEqualTo("PLACED");
        assertThat(hold(name).getString("waitsFor")).isNull();
        assertThat(waitingNames()).doesNotContain(name);
        assertThat(used()).isEqualTo(1);
    }

    /// Its verdict was read again before, and asked for a hold that has to wait for two persons.
    @Test
    void aHoldThatIsLostTakesThePlaceOfTheOneThatItsVerdictAskedForAgain() {
        // Given
        backup.take();
        CaseDecided verdict = verdict();
        story.kafka().deliver(verdict);
        UUID told = story.next(DomainSuspended.class, name, 1).holdId();
        backup.restore();
        SafetyDesk.protect(name);
        story.kafka().deliver(verdict);
        awaitWaiting("PROTECTED_NAME");
        String again = hold(name).getString("id");
        SafetyDesk.release("otto", again).statusCode(200);

        // When
        recover.recover();

        // Then
        assertThat(Story.get("/suspensions/{name}/holds", name)
                        .extract()
                        .jsonPath()
                        .getList("id"))
                .containsExactly(told.toString())
                .doesNotContain(again);
        assertThat(hold(name).getString("status")).isEqualTo("PLACED");
        assertThat(waitingNames()).doesNotContain(name);
        assertThat(used()).isEqualTo(1);
        assertThat(story.sequencesOf(name)).containsExactly(1L);
    }

    /// What counts against the limit in the database that was lost counts in the restored one: the next one waits.
    @Test
    void anAdoptedHoldUsesItsAuthoritysLimit() {
        // Given
        SafetyDesk.limit(1, 100_000);
        backup.take();
        story.kafka().deliver(verdict());
        story.next(DomainSuspended.class, name, 1);
        backup.restore();
        recover.recover();

        // When
        name = newName();
        registry.register(name);
        story.kafka().deliver(verdict());

        // Then
        awaitWaiting("AUTHORITY_LIMIT");
    }

    /// The restored outbox may still hold an older state: the newest has to be the last one on the topic.
    @Test
    void whatIsAdoptedIsToldAgainJustAsItWas() {
        // Given
        backup.take();
        story.uphold(name);
        SuspensionState before = story.next(SuspensionState.class, name, 1);
        backup.restore();

        // When
        recover.recover();

        // Then
        await("it is told again")
                .until(() -> story.told(SuspensionState.class, name).equals(List.of(before, before)));
    }

    /// Such as one that a restored outbox has sent once more.
    @Test
    void anOlderStateThatIsToldAgainHidesNoNewerOne() {
        // Given
        story.uphold(name);
        SuspensionState first = story.next(SuspensionState.class, name, 1);
        backup.take();
        story.uphold(name);
        story.next(SuspensionState.class, name, 2);
        backup.restore();
        story.kafka().deliver(first);

        // When
        recover.recover();

        // Then
        assertThat(suspension(name).getLong("sequence")).isEqualTo(2);
        assertThat(suspension(name).getList("holds")).hasSize(2);
    }

    /// The backup has a deletion that was announced; since then an appeal has taken it back.
    @Test
    void whatWasSaidOfTheEndOfAHoldSinceTheBackupIsAdopted() {
        // Given
        var workingDays = WorkingDays.of(config);
        CaseDecided verdict = story.uphold(name);
        ActiveHold placed = story.next(SuspensionState.class, name, 1).holds().getFirst();
        ShiftedClock.putForwardTo(Story.morningAfter(placed.plannedEnd(), workingDays));
        await("deletion is due")
                .until(() -> !story.told(DeletionDue.class, name).isEmpty());
        await("that is committed").until(() -> hold(name).getString("deletionDueAt") != null);
        backup.take();
        Instant appealedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        story.appeal(verdict, appealedAt);
        story.next(SuspensionState.class, name, 2);
        backup.restore();
        assertThat(hold(name).getString("deletionDueAt")).isNotNull();

        // When
        recover.recover();

        // Then
        assertThat(hold(name).getString("frozenSince")).isEqualTo(appealedAt.toString());
        assertThat(hold(name).getString("deletionDueAt")).isNull();
        assertThat(suspension(name).getString("deletionDueAt")).isNull();
    }

    private CaseDecided verdict() {
        return Events.aCaseDecided().upheld().about(name).under(authority).build();
    }

    private void awaitWaiting(String reason) {
        await(name + " waits for " + reason)
                .ignoreExceptions()
                .until(() -> reason.equals(hold(name).getString("waitsFor")));
    }

    private static List<String> waitingNames() {
        return SafetyDesk.get("otto", "/waiting").extract().jsonPath().getList("domain");
    }

    /// How many holds count against this authority's limit.
    private int used() {
        return SafetyDesk.state().getInt("used.authorities.find { it.agreementId == '%s' }.used".formatted(authority));
    }
}
