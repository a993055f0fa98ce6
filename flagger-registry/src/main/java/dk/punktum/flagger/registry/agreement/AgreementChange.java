package dk.punktum.flagger.registry.agreement;

import static dk.punktum.flagger.registry.agreement.AgreementStatus.ACTIVE;
import static dk.punktum.flagger.registry.agreement.AgreementStatus.APPLIED;
import static dk.punktum.flagger.registry.agreement.AgreementStatus.HEARING;
import static dk.punktum.flagger.registry.agreement.AgreementStatus.SUSPENDED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What can be done to an agreement's status.
enum AgreementChange {
    OPEN_HEARING(EnumSet.of(APPLIED), HEARING),
    /// Without a hearing only when two persons have waived it.
    ACTIVATE(EnumSet.of(APPLIED, HEARING), ACTIVE),
    REJECT(EnumSet.of(APPLIED, HEARING), AgreementStatus.REJECTED),
    SUSPEND(EnumSet.of(ACTIVE), SUSPENDED),
    RESUME(EnumSet.of(SUSPENDED), ACTIVE),
    TERMINATE(EnumSet.of(ACTIVE, SUSPENDED), AgreementStatus.TERMINATED),
    /// Happens by itself after the last day of validity.
    EXPIRE(EnumSet.of(ACTIVE, SUSPENDED), AgreementStatus.EXPIRED);

    private final Set<AgreementStatus> from;
    private final AgreementStatus to;

    AgreementChange(Set<AgreementStatus> from, AgreementStatus to) {
        this.from = from;
        this.to = to;
    }

    static List<AgreementChange> possibleIn(AgreementStatus status) {
        return Arrays.stream(values())
                .filter(change -> change.isPossibleIn(status))
                .toList();
    }

    boolean isPossibleIn(AgreementStatus status) {
        return from.contains(status) && status.next().contains(to);
    }

    /// What takes something away from an authority is never without a reason.
    boolean needsReason() {
        return switch (this) {
            case REJECT, SUSPEND, TERMINATE -> true;
            case OPEN_HEARING, ACTIVATE, RESUME, EXPIRE -> false;
        };
    }

    Set<AgreementStatus> from() {
        return EnumSet.copyOf(from);
    }

    AgreementStatus to() {
        return to;
    }
}
