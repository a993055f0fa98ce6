package dk.punktum.flagger.intake.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Verdict;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.decision.Deadlines;
import dk.punktum.flagger.intake.progress.FlagClocks.Reading;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Due at 10, 20 and 30 seconds.
class FlagClocksTest {

    private static final Deadlines DEADLINES = new Deadlines(at(10), at(20), at(30));

    @Test
    void allRunFromTheReceipt() {
        assertThat(read(progress(null, null, null), 10))
                .isEqualTo(new FlagClocks(running(10), running(20), running(30)));
    }

    @Test
    void oneThatRunsPastItsTimeIsLate() {
        assertThat(read(progress(null, null, null), 21))
                .isEqualTo(
                        new FlagClocks(new Reading(at(10), null, true), new Reading(at(20), null, true), running(30)));
    }

    @Test
    void eachStopsAtItsEventAndStaysAsItStopped() {
        var upheld = registryCase(5L, Verdict.UPHELD, 21L, null);
        var hold = new HoldLife(at(22), at(1000), at(30), null, null, null);

        assertThat(read(progress(upheld, hold, null), 5000))
                .isEqualTo(new FlagClocks(
                        new Reading(at(10), at(5), false),
                        new Reading(at(20), at(21), true),
                        new Reading(at(30), at(30), false)));
    }

    @Test
    void nobodyWaitsForTheEffectOfADeclinedFlag() {
        var declined = registryCase(5L, Verdict.DECLINED, 6L, null);

        assertThat(read(progress(declined, null, null), 50))
                .isEqualTo(new FlagClocks(new Reading(at(10), at(5), false), new Reading(at(20), at(6), false), null));
    }

    @Test
    void nobodyWaitsForAnythingOnceItIsTakenBackOrClosed() {
        var withdrawal = new WithdrawalFact(WithdrawalReason.RESOLVED, at(6));

        assertThat(read(progress(null, null, withdrawal), 50)).isEqualTo(new FlagClocks(null, null, null));
        assertThat(read(progress(registryCase(5L, null, null, 7L), null, null), 50))
                .isEqualTo(new FlagClocks(new Reading(at(10), at(5), false), null, null));
    }

    private static FlagClocks read(DomainProgress progress, long now) {
        return FlagClocks.read(DEADLINES, progress, at(now));
    }

    private static Reading running(long due) {
        return new Reading(at(due), null, false);
    }

    private static DomainProgress progress(
            @Nullable CaseLife registryCase, @Nullable HoldLife hold, @Nullable WithdrawalFact withdrawal) {
        return new DomainProgress(FlagDomainStatus.RECEIVED, registryCase, hold, withdrawal);
    }

    private static CaseLife registryCase(
            @Nullable Long opened, @Nullable Verdict verdict, @Nullable Long decided, @Nullable Long closed) {
        return new CaseLife(
                "C-2026-000001",
                opened == null ? null : at(opened),
                verdict,
                verdict == Verdict.DECLINED ? DeclineReason.values()[0] : null,
                decided == null ? null : at(decided),
                closed == null ? null : CloseCause.REVERSED,
                closed == null ? null : at(closed));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(1_782_000_000 + second);
    }
}
