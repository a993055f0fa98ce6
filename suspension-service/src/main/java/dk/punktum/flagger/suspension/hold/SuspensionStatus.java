package dk.punktum.flagger.suspension.hold;

import java.util.EnumSet;
import java.util.Set;

/// Whether a name is held. `next()` is the only place that knows what follows.
enum SuspensionStatus {
    /// No hold stands.
    FREE,
    /// At least one hold stands.
    SUSPENDED;

    Set<SuspensionStatus> next() {
        return switch (this) {
            case FREE -> EnumSet.of(SUSPENDED);
            case SUSPENDED -> EnumSet.of(FREE);
        };
    }
}
