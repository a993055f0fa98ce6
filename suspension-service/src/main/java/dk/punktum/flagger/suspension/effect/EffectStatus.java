package dk.punktum.flagger.suspension.effect;

import java.util.EnumSet;
import java.util.Set;

/// The life of an order. `next()` is the only place that knows it.
enum EffectStatus {
    /// Given; not yet seen to have taken effect.
    PENDING,
    /// Not seen within the time that it should take. A person has been told; the watch goes on.
    OVERDUE,
    /// Seen, in DNS and in RDAP.
    EFFECTIVE,
    /// A newer order for the same name came before this one was seen.
    SUPERSEDED;

    Set<EffectStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(OVERDUE, EFFECTIVE, SUPERSEDED);
            case OVERDUE -> EnumSet.of(EFFECTIVE, SUPERSEDED);
            case EFFECTIVE, SUPERSEDED -> EnumSet.noneOf(EffectStatus.class);
        };
    }

    /// Whether anybody still looks for it.
    boolean isWatched() {
        return !next().isEmpty();
    }
}
