package dk.punktum.flagger.suspension.hold;

import static dk.punktum.flagger.suspension.Story.await;
import static dk.punktum.flagger.suspension.Story.hold;
import static dk.punktum.flagger.suspension.Story.morningAfter;
import static dk.punktum.flagger.suspension.Story.newName;
import static dk.punktum.flagger.suspension.Story.suspension;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.AppealOutcome;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.FakeRegistry;
import dk.punktum.flagger.suspension.RegistryForTests;
import dk.punktum.flagger.suspension.ShiftedClock;
import dk.punktum.flagger.suspension.Story;
import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.calendar.WorkingDays;
import dk.punktum.flagger.testing.Events;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How long holds last: appeals, planned ends, deletion.
@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class EndStoryTest {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    FakeRegistry registry;

    @Inject
    Clock clock;

    @Inject
    Holds holds;

    @Inject
    AnnounceDeletion announceDeletion;

    @Inject
    Session database;

    @Inject
    SuspensionConfig config;

    @Inject
    Suspensions suspensions;

    @Inject
    TellChange tellChange;

    private Story story;
    private String name;
    private Duration ahead;

    @BeforeEach
    void begin() {
        ahead = ShiftedClock.ahead();
        story = new Story();
        name = newName();
        registry.register(name);
    }

    @AfterEach
    void end() {
        ShiftedClock.goAhead(ahead);
        story.close();
    }

    @Test
    void afterItsPlannedEndDeletionIsDueOnceAndTheNameStaysSuspended() {
        // Given
        story.uphold(name);
        story.next(DomainSuspended.class, name, 1);
        story.uphold(name);
        List<ActiveHold> holds = story.next(SuspensionState.class, name, 2).holds();

        // When
        pass(holds.getLast());

        // Then
        await("both holds are due")
                .until(() -> story.told(DeletionDue.class, name).size() == 2);
        assertThat(story.told(DeletionDue.class, name)).allSatisfy(told -> {
            assertThat(told.dueAt()).isEqualTo(dueAt(holds.getLast()));
            assertThat(told.sequence()).isEqualTo(2);
            assertThat(told.noRegistrationBefore()).isNull();
        });
        assertThat(story.told(DeletionDue.class, name))
                .extracting(DeletionDue::holdId)
                .containsExactlyInAnyOrder(
                        holds.getFirst().holdId(), holds.getLast().holdId());
        ShiftedClock.putForward(Duration.ofDays(1));
        passDueFence();
        assertThat(story.told(DeletionDue.class, name)).hasSize(2);
        assertThat(suspension(name).getBoolean("suspended")).isTrue();
        assertThat(suspension(name).getString("deletionDueAt"))
                .isEqualTo(dueAt(holds.getLast()).toString());
        assertThat(story.sequencesOf(name)).containsExactly(1L, 2L);
    }

    @Test
    void aHoldThatEndsLaterForbidsDeletionUntilItIsLifted() {
        // Given
        story.uphold(name);
        ActiveHold first = story.next(SuspensionState.class, name, 1).holds().getFirst();
        CaseDecided longer =
                Events.aCaseDecided().upheldFor(Period.ofDays(300)).about(name).build();
        story.kafka().deliver(longer);
        story.next(SuspensionState.class, name, 2);
        pass(first);
        passDueFence();
        assertThat(story.told(DeletionDue.class, name)).isEmpty();

        // When
        story.close(longer);

        // Then
        Instant lifted = story.next(SuspensionState.class, name, 3).changedAt();
        ShiftedClock.putForwardTo(morningAfter(lifted, workingDays()));
        DeletionDue due = awaitDue(1);
        assertThat(due.holdId()).isEqualTo(first.holdId());
        assertThat(due.dueAt()).isEqualTo(workingDays().nextOpen(lifted));
    }

    @Test
    void whileAnAppealIsPendingNothingIsDeletedAndAfterItThereIsTimeToReact() {
        // Given
        CaseDecided verdict = story.uphold(name);
        ActiveHold placed = story.next(SuspensionState.class, name, 1).holds().getFirst();
        Instant appealedAt = now();
        story.appeal(verdict, appealedAt);
        ActiveHold frozen = story.next(SuspensionState.class, name, 2).holds().getFirst();
        assertThat(frozen.frozenSince()).isEqualTo(appealedAt);
        assertThat(frozen.plannedEnd()).isEqualTo(placed.plannedEnd());
        pass(placed);
        passDueFence();
        assertThat(story.told(DeletionDue.class, name)).isEmpty();
        assertThat(hold(name).getString("frozenSince")).isEqualTo(appealedAt.toString());

        // When
        Instant decidedAt = now();
        story.decideAppeal(verdict, AppealOutcome.UPHELD, decidedAt);

        // Then
        ActiveHold thawed = story.next(SuspensionState.class, name, 3).holds().getFirst();
        assertThat(thawed.frozenSince()).isNull();
        assertThat(thawed.plannedEnd()).isEqualTo(workingDays().after(decidedAt, 5));
        assertThat(reasonsOfMoves(thawed)).containsExactly("APPEAL_DECIDED");
        passDueFence();
        assertThat(story.told(DeletionDue.class, name)).isEmpty();
        pass(thawed);
        assertThat(awaitDue(1).dueAt()).isEqualTo(dueAt(thawed));
    }

    @Test
    void anAppealCanBeToldBeforeTheVerdictAndItsEndBeforeItsBeginning() {
        // Given
        CaseDecided verdict = Events.aCaseDecided().upheld().about(name).build();
        Instant appealedAt = now();
        story.decideAppeal(verdict, AppealOutcome.REMITTED, appealedAt.plusSeconds(5));

        // When
        story.kafka().deliver(verdict);

        // Then
        assertThat(story.next(SuspensionState.class, name, 2).holds().getFirst().frozenSince())
                .isEqualTo(appealedAt.plusSeconds(5));
        story.appeal(verdict, appealedAt);
        story.appeal(verdict, appealedAt);
        assertThat(story.next(SuspensionState.class, name, 3).holds().getFirst().frozenSince())
                .isEqualTo(appealedAt);
        story.decideAppeal(verdict, AppealOutcome.CHANGED, appealedAt.plusSeconds(9));
        story.decideAppeal(verdict, AppealOutcome.CHANGED, appealedAt.plusSeconds(9));
        assertThat(story.next(SuspensionState.class, name, 4).holds().getFirst().frozenSince())
                .isNull();
        story.close(verdict);
        story.next(SuspensionState.class, name, 5);
        assertThat(story.sequencesOf(name)).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    /// Somebody may be about to delete the name: the state is what stops them.
    @Test
    void aLateAppealTakesAnAnnouncedDeletionBack() {
        // Given
        CaseDecided verdict = story.uphold(name);
        pass(story.next(SuspensionState.class, name, 1).holds().getFirst());
        awaitDue(1);

        // When
        story.appeal(verdict, now());

        // Then
        assertThat(story.next(SuspensionState.class, name, 2).holds().getFirst().frozenSince())
                .isNotNull();
        assertThat(suspension(name).getString("deletionDueAt")).isNull();
        story.decideAppeal(verdict, AppealOutcome.WITHDRAWN, now());
        ActiveHold thawed = story.next(SuspensionState.class, name, 3).holds().getFirst();
        pass(thawed);
        assertThat(awaitDue(2).sequence()).isEqualTo(3);
    }

    /// Deleting can not be undone: it does not begin while nobody is at work, not even late.
    @Test
    void whatBecameDueWhileTheServiceWasAwayIsNotToldAtNight() {
        // Given
        story.uphold(name);
        ActiveHold placed = story.next(SuspensionState.class, name, 1).holds().getFirst();
        passIntoNight(placed);

        // When
        boolean announced = announceDeletion.announceNext();

        // Then
        assertThat(announced).isFalse();
        assertThat(hold(name).getString("deletionDueAt")).isNull();
        ShiftedClock.putForwardTo(morningAfter(dueAt(placed), workingDays()));
        assertThat(awaitDue(1).dueAt()).isEqualTo(dueAt(placed));
    }

    /// At night nobody but this test, which has another policy, tells of deletion.
    @Test
    void untilWhenNobodyRegistersItAgainIsThePolicys() {
        // Given
        story.uphold(name);
        ActiveHold placed = story.next(SuspensionState.class, name, 1).holds().getFirst();
        passIntoNight(placed);
        var policy = new Deletion(false, Period.ofDays(30));
        var announce = new AnnounceDeletion(holds, suspensions, tellChange, clock, with(policy));

        // When
        while (QuarkusTransaction.requiringNew().call(announce::announceNext)) {}

        // Then
        DeletionDue due = awaitDue(1);
        assertThat(due.dueAt()).isEqualTo(placed.plannedEnd());
        assertThat(due.noRegistrationBefore())
                .isEqualTo(placed.plannedEnd().atZone(DENMARK).plusDays(30).toInstant());
    }

    private record Deletion(boolean onWorkingDays, Period noRegistrationFor) implements SuspensionConfig.Deletion {}

    /// The configuration, with this policy in it.
    private SuspensionConfig with(Deletion policy) {
        return (SuspensionConfig) Proxy.newProxyInstance(
                SuspensionConfig.class.getClassLoader(),
                new Class<?>[] {SuspensionConfig.class},
                (_, asked, arguments) -> asked.getName().equals("deletion") ? policy : asked.invoke(config, arguments));
    }

    /// Late in the evening of the day on which it becomes due.
    private void passIntoNight(ActiveHold hold) {
        ShiftedClock.putForwardTo(dueAt(hold)
                .atZone(DENMARK)
                .toLocalDate()
                .atTime(23, 0)
                .atZone(DENMARK)
                .toInstant());
    }

    private List<String> reasonsOfMoves(ActiveHold hold) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "select reason from planned_end_change where hold_id = :hold order by sequence",
                                String.class)
                        .setParameter("hold", hold.holdId())
                        .getResultList());
    }

    @Test
    void untilWhenNobodyRegistersItAgainIsToldAndShown() {
        // Given
        CaseDecided verdict = story.uphold(name);
        Instant due =
                story.next(SuspensionState.class, name, 1).holds().getFirst().plannedEnd();
        Instant before = due.plus(Duration.ofDays(30));

        // When
        QuarkusTransaction.requiringNew().run(() -> {
            Suspension held = suspensions.toChange(new DomainName(name));
            held.announceDeletion(due, before, due).forEach((hold, told) -> tellChange.tell(held, hold, told));
        });

        // Then
        assertThat(story.next(SuspensionState.class, name, 2).noRegistrationBefore())
                .isEqualTo(before);
        assertThat(awaitDue(1).noRegistrationBefore()).isEqualTo(before);
        assertThat(suspension(name).getString("noRegistrationBefore")).isEqualTo(before.toString());
        assertThat(namesDue()).contains(name).doesNotHaveDuplicates();
        story.close(verdict);
        assertThat(story.next(SuspensionState.class, name, 3).noRegistrationBefore())
                .isNull();
        assertThat(namesDue()).doesNotContain(name);
    }

    @Test
    void notEverybodyMaySeeWhatIsDue() {
        given().get("/suspensions/deletion-due").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("authority-one"))
                .get("/suspensions/deletion-due")
                .then()
                .statusCode(403);
        Story.get("/suspensions/deletion-due?cursor=AAAA")
                .statusCode(400)
                .body("type", equalTo("tag:punktum.dk,2026:problem/not-a-cursor"));
    }

    private static List<String> namesDue() {
        List<String> names = new ArrayList<>();
        String next = null;
        do {
            var page = Story.get("/suspensions/deletion-due" + (next == null ? "" : "?cursor=" + next))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            names.addAll(page.getList("due.domain", String.class));
            next = page.getString("next");
        } while (next != null);
        return names;
    }

    private DeletionDue awaitDue(int times) {
        await("deletion of %s is due".formatted(name))
                .until(() -> story.told(DeletionDue.class, name).size() == times);
        return story.told(DeletionDue.class, name).getLast();
    }

    /// Goes to the morning of a working day after its planned end.
    private void pass(ActiveHold hold) {
        ShiftedClock.putForwardTo(morningAfter(hold.plannedEnd(), workingDays()));
    }

    /// Another name has become due: so would have this one, had nothing forbidden it.
    private void passDueFence() {
        String fence = newName();
        registry.register(fence);
        story.kafka()
                .deliver(Events.aCaseDecided()
                        .upheldFor(Period.ofDays(1))
                        .about(fence)
                        .build());
        pass(story.next(SuspensionState.class, fence, 1).holds().getFirst());
        await("the fence is due")
                .until(() -> !story.told(DeletionDue.class, fence).isEmpty());
    }

    private Instant dueAt(ActiveHold hold) {
        return workingDays().nextOpen(hold.plannedEnd());
    }

    private WorkingDays workingDays() {
        return WorkingDays.of(config);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
