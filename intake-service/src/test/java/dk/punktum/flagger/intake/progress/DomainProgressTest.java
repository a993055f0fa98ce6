package dk.punktum.flagger.intake.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Verdict;
import dk.punktum.flagger.events.WithdrawalReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an authority sees of one name, whatever order the news came in.
class DomainProgressTest {

    private static final UUID FLAG = UUID.randomUUID();
    private static final UUID CASE = UUID.randomUUID();
    private static final UUID OTHER_FLAG = UUID.randomUUID();
    private static final UUID OTHER_CASE = UUID.randomUUID();
    private static final WithdrawalFact WITHDRAWAL = new WithdrawalFact(WithdrawalReason.RESOLVED, at(50));

    private final List<CaseFact> caseFacts = new ArrayList<>();
    private final List<SuspensionFact> suspensionFacts = new ArrayList<>();
    private @Nullable WithdrawalFact withdrawal;

    @Test
    void aFlagGoesItsWay() {
        assertStatus(FlagDomainStatus.RECEIVED);
        opened(1);
        assertStatus(FlagDomainStatus.CASE_OPENED);
        upheld(2);
        assertStatus(FlagDomainStatus.UPHELD);
        suspended(1, FLAG, CASE, 3);
        state(1, 3, CASE);
        assertStatus(FlagDomainStatus.SUSPENDED);
        effective(1, FLAG, CASE, 5);
        assertStatus(FlagDomainStatus.EFFECTIVE);
        assertThat(progress().suspension()).isEqualTo(new HoldLife(at(3), at(1003), at(5), null, null, null));
        withdrawal = WITHDRAWAL;
        assertStatus(FlagDomainStatus.LIFTING);
        closed(CloseCause.WITHDRAWN, 51);
        assertStatus(FlagDomainStatus.LIFTING);
        reinstated(2, FLAG, CASE, 52);
        state(2, 52);
        assertStatus(FlagDomainStatus.REINSTATED);
        backInZone(2, FLAG, CASE, 55);
        assertThat(progress().suspension()).isEqualTo(new HoldLife(at(3), at(1003), at(5), at(52), at(52), at(55)));
    }

    @Test
    void whatIsKnownDoesNotDependOnTheOrderInWhichItCame() {
        opened(1);
        upheld(2);
        closed(CloseCause.WITHDRAWN, 51);
        suspended(1, OTHER_FLAG, OTHER_CASE, 1);
        state(1, 1, OTHER_CASE);
        effective(1, OTHER_FLAG, OTHER_CASE, 2);
        state(2, 3, OTHER_CASE, CASE);
        state(3, 52, OTHER_CASE);
        state(4, 60);
        reinstated(4, OTHER_FLAG, OTHER_CASE, 60);
        backInZone(4, OTHER_FLAG, OTHER_CASE, 61);
        DomainProgress expected = progress();

        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            Collections.shuffle(caseFacts, random);
            Collections.shuffle(suspensionFacts, random);
            assertThat(progress()).as("seed %d", seed).isEqualTo(expected);
        }
        assertThat(expected.status()).isEqualTo(FlagDomainStatus.REINSTATED);
        assertThat(expected.suspension()).isEqualTo(new HoldLife(at(3), at(1003), at(3), at(52), at(60), at(61)));
    }

    @Test
    void newsThatOvertakesTheRestIsUnderstood() {
        effective(1, FLAG, CASE, 5);
        assertStatus(FlagDomainStatus.EFFECTIVE);

        reinstated(2, FLAG, CASE, 9);
        assertStatus(FlagDomainStatus.REINSTATED);
    }

    @Test
    void aLiftedHoldOfWhichNothingElseIsKnownIsLifted() {
        upheld(2);
        closed(CloseCause.REVERSED, 8);
        reinstated(2, FLAG, CASE, 9);

        assertStatus(FlagDomainStatus.REINSTATED);
        assertThat(progress().suspension()).isEqualTo(new HoldLife(null, null, null, at(9), at(9), null));
    }

    @Test
    void theStateOfANameIsOursOnlyOnceOurCaseIsKnown() {
        state(2, 3, OTHER_CASE, CASE);
        assertStatus(FlagDomainStatus.RECEIVED);

        opened(1);
        assertStatus(FlagDomainStatus.SUSPENDED);
    }

    @Test
    void aHoldOnANameThatIsOutAlreadyIsEffectiveAtOnce() {
        upheld(2);
        suspended(1, OTHER_FLAG, OTHER_CASE, 1);
        effective(1, OTHER_FLAG, OTHER_CASE, 2);
        state(2, 7, OTHER_CASE, CASE);

        assertStatus(FlagDomainStatus.EFFECTIVE);
        assertThat(progress().suspension().effectiveAt()).isEqualTo(at(7));
    }

    @Test
    void anEffectSeenAfterTheSecondHoldIsSeenForBoth() {
        upheld(2);
        suspended(1, OTHER_FLAG, OTHER_CASE, 1);
        state(2, 7, OTHER_CASE, CASE);
        assertStatus(FlagDomainStatus.SUSPENDED);

        effective(1, OTHER_FLAG, OTHER_CASE, 9);
        assertStatus(FlagDomainStatus.EFFECTIVE);
        assertThat(progress().suspension().effectiveAt()).isEqualTo(at(9));
    }

    @Test
    void theEffectOfAnEarlierSuspensionIsNotThisOnes() {
        suspended(1, OTHER_FLAG, OTHER_CASE, 1);
        effective(1, OTHER_FLAG, OTHER_CASE, 2);
        upheld(5);
        // The reinstatement in between has not been told yet; that this is a first hold says that there was one.
        suspended(3, FLAG, CASE, 6);

        assertStatus(FlagDomainStatus.SUSPENDED);
    }

    @Test
    void theEffectOfASuspensionThatHasEndedIsNotThisOnes() {
        opened(1);
        suspended(1, OTHER_FLAG, OTHER_CASE, 1);
        effective(1, OTHER_FLAG, OTHER_CASE, 2);
        state(2, 3);
        state(3, 6, CASE);

        assertStatus(FlagDomainStatus.SUSPENDED);
    }

    @Test
    void aHoldLiftedBeforeTheOthersLeavesTheNameSuspended() {
        upheld(2);
        suspended(1, FLAG, CASE, 1);
        state(2, 3, CASE, OTHER_CASE);
        closed(CloseCause.WITHDRAWN, 8);
        state(3, 9, OTHER_CASE);
        assertStatus(FlagDomainStatus.HOLD_LIFTED);

        reinstated(4, OTHER_FLAG, OTHER_CASE, 12);
        assertStatus(FlagDomainStatus.REINSTATED);

        suspended(5, OTHER_FLAG, OTHER_CASE, 20);
        assertStatus(FlagDomainStatus.REINSTATED);
    }

    /// A stronger measure takes the place of a landing page, and goes again: `domain-suspended` is told each time.
    @Test
    void aChangeOfTheMeasureLiftsNoHold() {
        upheld(2);
        suspended(1, FLAG, CASE, 3);
        state(1, 3, CASE);
        effective(1, FLAG, CASE, 5);

        suspended(2, OTHER_FLAG, OTHER_CASE, 6);
        assertStatus(FlagDomainStatus.EFFECTIVE);
        effective(2, OTHER_FLAG, OTHER_CASE, 7);
        assertStatus(FlagDomainStatus.EFFECTIVE);
        state(2, 6, CASE, OTHER_CASE);
        suspended(3, FLAG, CASE, 8);
        state(3, 8, CASE);
        effective(3, FLAG, CASE, 9);
        assertStatus(FlagDomainStatus.EFFECTIVE);

        assertThat(progress().suspension()).isEqualTo(new HoldLife(at(3), at(1008), at(5), null, null, null));
        closed(CloseCause.WITHDRAWN, 10);
        reinstated(4, FLAG, CASE, 11);
        assertStatus(FlagDomainStatus.REINSTATED);
    }

    /// Without any hold: the whole table of case and withdrawal.
    @Test
    void withoutAHoldTheCaseAndTheWithdrawalDecide() {
        assertTable(null, false, FlagDomainStatus.CASE_OPENED, FlagDomainStatus.WITHDRAWN);
        assertTable(Verdict.UPHELD, false, FlagDomainStatus.UPHELD, FlagDomainStatus.WITHDRAWN);
        assertTable(Verdict.DECLINED, false, FlagDomainStatus.DECLINED, FlagDomainStatus.DECLINED);
        assertTable(null, true, FlagDomainStatus.WITHDRAWN, FlagDomainStatus.WITHDRAWN);
        assertTable(Verdict.UPHELD, true, FlagDomainStatus.REVERSED, FlagDomainStatus.REVERSED);
    }

    private static void assertTable(
            @Nullable Verdict verdict, boolean closed, FlagDomainStatus kept, FlagDomainStatus withdrawn) {
        CloseCause cause = !closed ? null : verdict == null ? CloseCause.WITHDRAWN : CloseCause.REVERSED;
        var life = new CaseLife(
                "C-2026-000001",
                at(1),
                verdict,
                verdict == Verdict.DECLINED ? DeclineReason.DOMAIN_NOT_FOUND : null,
                verdict == null ? null : at(2),
                cause,
                closed ? at(3) : null);
        assertThat(FlagDomainStatus.of(life, HoldLife.NONE, false)).isEqualTo(kept);
        assertThat(FlagDomainStatus.of(life, HoldLife.NONE, true)).isEqualTo(withdrawn);
    }

    @Test
    void aCaseDeclinedBecauseItWasWithdrawnIsWithdrawn() {
        caseFacts.add(new CaseFact(
                CaseFact.Kind.DECIDED, CASE, "C-2026-000001", at(2), Verdict.DECLINED, DeclineReason.WITHDRAWN, null));

        assertStatus(FlagDomainStatus.WITHDRAWN);
    }

    @Test
    void everyStatusIsReached() {
        Map<FlagDomainStatus, Boolean> reached = new EnumMap<>(FlagDomainStatus.class);
        for (HoldLife hold : List.of(
                HoldLife.NONE,
                new HoldLife(at(1), at(2), null, null, null, null),
                new HoldLife(at(1), at(2), at(2), null, null, null),
                new HoldLife(at(1), at(2), null, at(3), null, null),
                new HoldLife(at(1), at(2), null, at(3), at(3), null))) {
            for (CaseLife life : List.of(
                    new CaseLife(null, null, null, null, null, null, null),
                    new CaseLife(null, at(1), null, null, null, null, null),
                    new CaseLife(null, null, Verdict.UPHELD, null, at(1), null, null),
                    new CaseLife(null, null, Verdict.DECLINED, DeclineReason.DUPLICATE, at(1), null, null),
                    new CaseLife(null, null, Verdict.UPHELD, null, at(1), CloseCause.REVERSED, at(2)))) {
                reached.put(FlagDomainStatus.of(life, hold, false), true);
                reached.put(FlagDomainStatus.of(life, hold, true), true);
            }
        }
        assertThat(reached).containsOnlyKeys(FlagDomainStatus.values());
    }

    private void opened(int second) {
        caseFacts.add(new CaseFact(CaseFact.Kind.OPENED, CASE, "C-2026-000001", at(second), null, null, null));
    }

    private void upheld(int second) {
        caseFacts.add(
                new CaseFact(CaseFact.Kind.DECIDED, CASE, "C-2026-000001", at(second), Verdict.UPHELD, null, null));
    }

    private void closed(CloseCause cause, int second) {
        caseFacts.add(new CaseFact(CaseFact.Kind.CLOSED, CASE, "C-2026-000001", at(second), null, null, cause));
    }

    private void suspended(long sequence, UUID flag, UUID caseId, int second) {
        suspensionFacts.add(new SuspensionFact(
                sequence, SuspensionFact.Kind.SUSPENDED, at(second), caseId, flag, at(second), at(1000 + second)));
    }

    private void effective(long sequence, UUID flag, UUID caseId, int second) {
        suspensionFacts.add(new SuspensionFact(
                sequence, SuspensionFact.Kind.SUSPENSION_EFFECTIVE, at(second), caseId, flag, at(second - 1), null));
    }

    private void reinstated(long sequence, UUID flag, UUID caseId, int second) {
        suspensionFacts.add(
                new SuspensionFact(sequence, SuspensionFact.Kind.REINSTATED, at(second), caseId, flag, null, null));
    }

    private void backInZone(long sequence, UUID flag, UUID caseId, int second) {
        suspensionFacts.add(new SuspensionFact(
                sequence, SuspensionFact.Kind.REINSTATEMENT_EFFECTIVE, at(second), caseId, flag, null, null));
    }

    /// Each hold was placed at the second in which it is first told of here.
    private void state(long sequence, int second, UUID... cases) {
        if (cases.length == 0) {
            suspensionFacts.add(
                    new SuspensionFact(sequence, SuspensionFact.Kind.STATE, at(second), null, null, null, null));
        }
        for (UUID caseId : cases) {
            Instant placedAt = suspensionFacts.stream()
                    .filter(fact -> caseId.equals(fact.caseId()) && fact.isHold())
                    .map(SuspensionFact::placedAt)
                    .findFirst()
                    .orElse(at(second));
            suspensionFacts.add(new SuspensionFact(
                    sequence,
                    SuspensionFact.Kind.STATE,
                    at(second),
                    caseId,
                    null,
                    placedAt,
                    placedAt.plusSeconds(1000)));
        }
    }

    private void assertStatus(FlagDomainStatus expected) {
        assertThat(progress().status()).isEqualTo(expected);
    }

    private DomainProgress progress() {
        return DomainProgress.of(FLAG, caseFacts, suspensionFacts, withdrawal);
    }

    private static Instant at(int second) {
        return Instant.parse("2026-07-01T08:00:00Z").plusSeconds(second);
    }
}
