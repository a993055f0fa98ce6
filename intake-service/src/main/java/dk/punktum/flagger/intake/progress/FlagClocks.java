package dk.punktum.flagger.intake.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.events.Verdict;
import dk.punktum.flagger.intake.decision.Deadlines;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The three clocks of one flagged name. One that nothing will stop any more, because the flag was taken back, declined
/// or reversed, is not shown.
///
/// @param acknowledge stops when the registry opens its case
/// @param decide      stops with the registry's verdict
/// @param effect      stops when the name was seen to be out of the zone
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlagClocks(
        @Nullable Reading acknowledge,
        @Nullable Reading decide,
        @Nullable Reading effect) {

    /// @param stoppedAt absent while it runs
    /// @param late      whether it stopped, or still runs, after its time
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reading(Instant due, @Nullable Instant stoppedAt, boolean late) {}

    public static FlagClocks read(Deadlines deadlines, DomainProgress progress, Instant now) {
        CaseLife registryCase = progress.registryCase();
        HoldLife hold = progress.suspension();
        boolean ended = progress.withdrawal() != null || registryCase != null && registryCase.closedAt() != null;
        boolean declined = registryCase != null && registryCase.verdict() == Verdict.DECLINED;
        return new FlagClocks(
                reading(deadlines.acknowledgeBy(), registryCase == null ? null : registryCase.openedAt(), !ended, now),
                reading(deadlines.decideBy(), registryCase == null ? null : registryCase.decidedAt(), !ended, now),
                reading(deadlines.effectBy(), hold == null ? null : hold.effectiveAt(), !ended && !declined, now));
    }

    private static @Nullable Reading reading(Instant due, @Nullable Instant stoppedAt, boolean runs, Instant now) {
        if (stoppedAt == null && !runs) {
            return null;
        }
        return new Reading(due, stoppedAt, (stoppedAt == null ? now : stoppedAt).isAfter(due));
    }
}
