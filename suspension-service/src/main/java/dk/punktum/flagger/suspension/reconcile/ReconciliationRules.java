package dk.punktum.flagger.suspension.reconcile;

import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.suspension.effect.Look;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What counts as a difference, and which are repaired. No clock, no database, no network.
final class ReconciliationRules {

    /// Below this many, a share says nothing: one name of two is a half.
    private static final int TOO_FEW_FOR_A_SHARE = 5;

    /// A name that we hold. That it was seized counts for more than what is shown of it.
    ///
    /// @param landingPage whether it is led to a landing page instead of taken out of the zone
    static Comparison held(List<Look> looks, boolean landingPage) {
        List<String> seized = servers(looks, Look::seized);
        if (!seized.isEmpty()) {
            return new Comparison.Differs(Difference.SEIZED, seized);
        }
        List<String> others = servers(looks, look -> !look.seen());
        if (!others.isEmpty()) {
            return new Comparison.Differs(
                    landingPage ? Difference.LANDING_PAGE_NOT_SHOWN : Difference.HELD_NOT_SHOWN, others);
        }
        return looks.isEmpty() ? new Comparison.Unanswered() : new Comparison.Agrees();
    }

    private static List<String> servers(List<Look> looks, Predicate<Look> which) {
        return looks.stream().filter(which).map(look -> look.by().server()).toList();
    }

    /// A name that we no longer hold. What its holder has changed since is none of our business; only what we put on it
    /// is. It may be gone by now.
    ///
    /// @param before what the register said before we held it
    /// @param server who was asked
    static Comparison free(HoldSnapshot before, RegisterAnswer answer, String server) {
        return switch (answer) {
            case RegisterAnswer.Registered registered ->
                showsHold(registered.present()) && !showsHold(before)
                        ? new Comparison.Differs(Difference.SHOWN_NOT_HELD, List.of(server))
                        : new Comparison.Agrees();
            case RegisterAnswer.NotRegistered _ -> new Comparison.Agrees();
            case RegisterAnswer.Unavailable _ -> new Comparison.Unanswered();
        };
    }

    private static boolean showsHold(HoldSnapshot name) {
        return name.statuses().containsAll(SuspensionStatuses.ALL);
    }

    /// So many that rather the looking is at fault than the registry: a person decides.
    ///
    /// @param share of the names compared, 0 to 1, that may differ
    static boolean isTooMany(int compared, int differing, double share) {
        return differing >= TOO_FEW_FOR_A_SHARE && differing > share * compared;
    }

    /// @param lastStart null: there was none yet
    static boolean isDue(@Nullable Instant lastStart, Instant now, Duration every) {
        return lastStart == null || !now.isBefore(lastStart.plus(every));
    }

    private ReconciliationRules() {}
}
