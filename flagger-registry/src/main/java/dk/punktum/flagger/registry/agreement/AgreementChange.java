package dk.punktum.flagger.registry.agreement;

import org.jspecify.annotations.Nullable;

/// What a person can do to an agreement's status.
enum AgreementChange {
    ACTIVATE(AgreementStatus.DRAFT, AgreementStatus.ACTIVE),
    SUSPEND(AgreementStatus.ACTIVE, AgreementStatus.SUSPENDED),
    RESUME(AgreementStatus.SUSPENDED, AgreementStatus.ACTIVE),
    /// From wherever the life of an agreement allows it.
    TERMINATE(null, AgreementStatus.TERMINATED);

    private final @Nullable AgreementStatus from;
    private final AgreementStatus to;

    AgreementChange(@Nullable AgreementStatus from, AgreementStatus to) {
        this.from = from;
        this.to = to;
    }

    boolean isPossibleIn(AgreementStatus status) {
        return (from == null || from == status) && status.next().contains(to);
    }

    AgreementStatus to() {
        return to;
    }
}
