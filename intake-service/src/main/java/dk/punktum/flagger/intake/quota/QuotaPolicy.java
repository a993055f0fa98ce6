package dk.punktum.flagger.intake.quota;

import java.util.Locale;

/// What is counted.
enum QuotaPolicy {
    /// Flags that were taken.
    FLAGS,
    /// Names in them that were accepted.
    NAMES;

    /// As it is called in headers and problems.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
