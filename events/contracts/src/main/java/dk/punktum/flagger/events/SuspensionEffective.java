package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;

/// The change with the same `sequence` has been seen to have taken effect, in DNS and in RDAP.
///
/// @param sequence  of the `domain-suspended` or `domain-reinstated` that took effect
/// @param orderedAt when the change was ordered
/// @param seenInDnsAt  when the zone's authoritative server first answered accordingly
/// @param seenInRdapAt when RDAP first answered accordingly
/// @param millisToEffect from `orderedAt` to the later of the two
public record SuspensionEffective(
        DomainName domain,
        long sequence,
        Change change,
        UUID holdId,
        UUID caseId,
        String caseNumber,
        UUID flagId,
        UUID agreementId,
        Instant orderedAt,
        Instant seenInDnsAt,
        Instant seenInRdapAt,
        long millisToEffect)
        implements SuspensionEvent {

    /// Which change took effect.
    public enum Change {
        SUSPENDED,
        REINSTATED
    }

    public SuspensionEffective {
        Required.all(
                domain, change, holdId, caseId, caseNumber, flagId, agreementId, orderedAt, seenInDnsAt, seenInRdapAt);
        Required.code(caseNumber);
        Required.atLeast(1, sequence);
        Required.atLeast(0, millisToEffect);
    }
}
