package dk.punktum.flagger.suspension.hold;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When the deletion of a held name becomes due. No clock, no database.
final class DeletionRules {

    /// When all the holds that stand on a name have lasted long enough.
    ///
    /// @return empty while one of them is frozen, or lasts until it is lifted
    static Optional<Instant> end(Collection<HoldEnd> standing) {
        Instant latest = null;
        for (HoldEnd hold : standing) {
            Instant end = hold.planned();
            if (end == null || hold.frozenSince() != null) {
                return Optional.empty();
            }
            latest = latest(end, latest);
        }
        return Optional.ofNullable(latest);
    }

    /// When deletion of the name becomes due.
    ///
    /// @param changedAt when the name last changed: what was lifted or unfrozen then may have been in the way
    /// @param policy    whether that waits for somebody to be at work
    /// @return empty while a hold forbids it
    static Optional<Instant> due(Collection<HoldEnd> standing, Instant changedAt, DeletionPolicy policy) {
        return end(standing).map(end -> policy.next(latest(end, changedAt)));
    }

    private static Instant latest(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private DeletionRules() {}
}
