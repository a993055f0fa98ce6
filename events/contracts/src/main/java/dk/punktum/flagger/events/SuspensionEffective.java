package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The change with the same `sequence` has been seen to have taken effect, in DNS and in RDAP.
///
/// @param sequence  of the `domain-suspended` or `domain-reinstated` that took effect
/// @param orderedAt when the change was ordered
/// @param seenInDnsAt  when the zone's authoritative server first answered accordingly
/// @param seenInRdapAt when RDAP first answered accordingly
/// @param millisToEffect from `orderedAt` to the later of the two
/// @param flagId       present when the hold rests on a flag
/// @param agreementId  present when the hold rests on a flag
/// @param holdCause    absent: `FLAG`
/// @param publishedAt  when Kafka had taken over the order; absent when that was not noted
/// @param sightings    when each place that was asked first answered accordingly
public record SuspensionEffective(
        DomainName domain,
        long sequence,
        Change change,
        UUID holdId,
        UUID caseId,
        String caseNumber,
        @Nullable UUID flagId,
        @Nullable UUID agreementId,
        Instant orderedAt,
        Instant seenInDnsAt,
        Instant seenInRdapAt,
        long millisToEffect,
        @Nullable HoldCause holdCause,
        @Nullable Instant publishedAt,
        @Nullable List<Sighting> sightings)
        implements SuspensionEvent {

    /// Which change took effect.
    public enum Change {
        SUSPENDED,
        REINSTATED
    }

    /// One place where the change was seen.
    ///
    /// @param server what was asked: a name server's address and port, or the RDAP server's host
    /// @param seenAt when it first answered accordingly
    public record Sighting(Place place, String server, Instant seenAt) {

        /// What kind of server.
        public enum Place {
            /// One of the zone's authoritative servers.
            DNS,
            RDAP
        }

        private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9.:_\\[\\]-]{1,255}");

        public Sighting {
            Required.all(place, server, seenAt);
            Required.matching(SERVER, "a server", server);
        }
    }

    public SuspensionEffective {
        Required.all(domain, change, holdId, caseId, caseNumber, orderedAt, seenInDnsAt, seenInRdapAt);
        Required.code(caseNumber);
        Required.atLeast(1, sequence);
        Required.atLeast(0, millisToEffect);
        sightings = sightings == null ? null : List.copyOf(sightings);
    }
}
