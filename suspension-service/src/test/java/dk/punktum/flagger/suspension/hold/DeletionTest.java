package dk.punktum.flagger.suspension.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.appeal.AppealStanding;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.testing.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told of deletion, and taken back.
class DeletionTest {

    private static final DomainName NAME = new DomainName("eksempel.dk");
    private static final Instant PLACED = Instant.parse("2026-07-01T08:00:00Z");
    private static final Instant DUE = Instant.parse("2026-08-03T08:00:00Z");
    private static final Instant NO_RETURN_BEFORE = Instant.parse("2026-09-02T08:00:00Z");

    private final Suspension name = Suspension.of(NAME, PLACED);
    private Hold first;
    private Hold second;

    @BeforeEach
    void twoHolds() {
        first = requested();
        second = requested();
        name.keep(Snapshot.of(NAME, 1, new HoldSnapshot(List.of(), List.of(), List.of()), null, PLACED));
        name.suspend(first, null, PLACED);
        name.addFurther(second, null, PLACED);
    }

    private Hold requested() {
        Hold hold = Hold.requested(Events.aCaseDecided().upheld().about(NAME).build(), PLACED);
        name.request(hold);
        return hold;
    }

    @Test
    void eachHoldTellsItOnceAndThatIsNoChange() {
        Map<Hold, List<SuspensionEvent>> told = name.announceDeletion(DUE, null, DUE);

        assertThat(told).containsOnlyKeys(first, second);
        assertThat(told.get(first))
                .containsExactly(new DeletionDue(NAME, 2, first.id(), first.caseId(), first.caseNumber(), DUE, null));
        assertThat(name.sequence()).isEqualTo(2);
        assertThat(name.deletionDueAt()).isEqualTo(DUE);
        assertThat(name.announceDeletion(DUE, null, DUE)).isEmpty();
    }

    @Test
    void untilWhenNobodyCanRegisterItIsPartOfTheState() {
        Map<Hold, List<SuspensionEvent>> told = name.announceDeletion(DUE, NO_RETURN_BEFORE, DUE);

        List<SuspensionEvent> all = told.values().stream().flatMap(List::stream).toList();
        assertThat(all)
                .filteredOn(SuspensionState.class::isInstance)
                .singleElement()
                .satisfies(state -> {
                    assertThat(state.sequence()).isEqualTo(3);
                    assertThat(((SuspensionState) state).noRegistrationBefore()).isEqualTo(NO_RETURN_BEFORE);
                });
        assertThat(all).filteredOn(DeletionDue.class::isInstance).hasSize(2).allSatisfy(due -> {
            assertThat(due.sequence()).isEqualTo(3);
            assertThat(((DeletionDue) due).noRegistrationBefore()).isEqualTo(NO_RETURN_BEFORE);
        });
    }

    @Test
    void anAppealOfOneHoldTakesItBackForAll() {
        name.announceDeletion(DUE, NO_RETURN_BEFORE, DUE);

        var told = name.follow(second, new AppealStanding(1, DUE, null), null, DUE);

        assertTakenBack(told);
        assertThat(name.follow(second, new AppealStanding(2, null, DUE), null, DUE))
                .hasSize(1);
        assertThat(name.announceDeletion(DUE, null, DUE)).containsOnlyKeys(first, second);
    }

    @Test
    void aFurtherHoldTakesItBack() {
        name.announceDeletion(DUE, NO_RETURN_BEFORE, DUE);

        assertTakenBack(name.addFurther(requested(), null, DUE));
    }

    @Test
    void aLaterEndTakesItBack() {
        name.announceDeletion(DUE, NO_RETURN_BEFORE, DUE);

        assertTakenBack(name.moveEnd(first, DUE.plus(Duration.ofDays(1)), DUE));
    }

    @Test
    void aHoldThatIsLiftedDoesNotTakeItBack() {
        name.announceDeletion(DUE, NO_RETURN_BEFORE, DUE);

        name.remove(first, CloseCause.WITHDRAWN, DUE);

        assertThat(name.deletionDueAt()).isEqualTo(DUE);
        assertThat(name.announceDeletion(DUE, NO_RETURN_BEFORE, DUE)).isEmpty();
    }

    @Test
    void aNameThatIsFreeAgainIsNotDeleted() {
        name.announceDeletion(DUE, NO_RETURN_BEFORE, DUE);
        name.remove(first, CloseCause.WITHDRAWN, DUE);

        Snapshot before = Objects.requireNonNull(name.before());
        var asBefore = RestoreRules.restore(before.content(), List.of(), new RegisterAnswer.NotRegistered());
        assertTakenBack(name.reinstate(second, CloseCause.WITHDRAWN, asBefore, before, DUE));
    }

    private void assertTakenBack(List<SuspensionEvent> told) {
        assertThat(((SuspensionState) told.getLast()).noRegistrationBefore()).isNull();
        assertThat(name.deletionDueAt()).isNull();
        assertThat(name.noRegistrationBefore()).isNull();
    }
}
