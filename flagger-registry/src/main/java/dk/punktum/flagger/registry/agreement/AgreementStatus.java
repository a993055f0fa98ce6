package dk.punktum.flagger.registry.agreement;

import java.util.EnumSet;
import java.util.Set;

/// The life of an agreement. `next()` is the only place that knows it.
public enum AgreementStatus {
    /// An authority has applied; nobody may flag under it yet.
    APPLIED,
    /// Other authorities have been invited to say what they think.
    HEARING,
    /// The application was refused. Nobody was ever able to flag under it.
    REJECTED,
    /// In force on its days of validity.
    ACTIVE,
    /// On hold pending an inquiry (compare DSA Art. 22(6)); may be resumed.
    SUSPENDED,
    /// Ended for good.
    TERMINATED,
    /// Its last day has passed.
    EXPIRED;

    Set<AgreementStatus> next() {
        return switch (this) {
            case APPLIED -> EnumSet.of(HEARING, ACTIVE, REJECTED);
            case HEARING -> EnumSet.of(ACTIVE, REJECTED);
            case ACTIVE -> EnumSet.of(SUSPENDED, TERMINATED, EXPIRED);
            case SUSPENDED -> EnumSet.of(ACTIVE, TERMINATED, EXPIRED);
            case REJECTED, TERMINATED, EXPIRED -> EnumSet.noneOf(AgreementStatus.class);
        };
    }

    /// Whether the application may still be worked on.
    boolean isBeingPrepared() {
        return switch (this) {
            case APPLIED, HEARING -> true;
            case REJECTED, ACTIVE, SUSPENDED, TERMINATED, EXPIRED -> false;
        };
    }
}
