package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.events.WithdrawalReason;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/// A flag that was taken back, for one name. Kept for the case that may come later.
@Entity
class FlagWithdrawal {

    @Embeddable
    record Key(UUID flagId, String domain) {

        static Key of(UUID flagId, DomainName domain) {
            return new Key(flagId, domain.aLabel());
        }
    }

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private WithdrawalReason reason;

    private Instant withdrawnAt;

    @SuppressWarnings("NullAway.Init")
    FlagWithdrawal() {}

    FlagWithdrawal(FlagWithdrawn withdrawn) {
        this.key = Key.of(withdrawn.flagId(), withdrawn.domain());
        this.reason = withdrawn.reason();
        this.withdrawnAt = withdrawn.withdrawnAt();
    }

    WithdrawalReason reason() {
        return reason;
    }

    Instant withdrawnAt() {
        return withdrawnAt;
    }
}
