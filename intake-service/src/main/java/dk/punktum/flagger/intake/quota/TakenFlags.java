package dk.punktum.flagger.intake.quota;

import java.time.Instant;

/// What was taken within about a minute.
///
/// @param latest when the last of it came: then all of it has left the window
record TakenFlags(Instant latest, int flags, int names) {

    int of(QuotaPolicy policy) {
        return switch (policy) {
            case FLAGS -> flags;
            case NAMES -> names;
        };
    }
}
