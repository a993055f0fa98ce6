package dk.punktum.flagger.registry.agreement;

import java.util.EnumSet;
import java.util.Set;

/// The life of an agreement. `next()` is the only place that knows it.
enum AgreementStatus {
    /// Being written; nobody may flag under it yet.
    DRAFT,
    /// In force on its days of validity.
    ACTIVE,
    /// On hold; may be resumed.
    SUSPENDED,
    /// Over for good.
    TERMINATED;

    Set<AgreementStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(ACTIVE);
            case ACTIVE -> EnumSet.of(SUSPENDED, TERMINATED);
            case SUSPENDED -> EnumSet.of(ACTIVE, TERMINATED);
            case TERMINATED -> EnumSet.noneOf(AgreementStatus.class);
        };
    }
}
