package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;

/// The authority has taken back its flag on this domain name.
public record FlagWithdrawn(
        UUID flagId,
        String flagNumber,
        DomainName domain,
        UUID agreementId,
        WithdrawalReason reason,
        Instant withdrawnAt)
        implements DomainEvent {

    public FlagWithdrawn {
        Required.all(flagId, flagNumber, domain, agreementId, reason, withdrawnAt);
        Required.code(flagNumber);
    }
}
