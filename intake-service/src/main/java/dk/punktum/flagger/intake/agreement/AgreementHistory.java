package dk.punktum.flagger.intake.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an agreement said, and when.
///
/// @param versions those that were told, in the order of their numbers
public record AgreementHistory(List<Version> versions) {

    /// @param changedAt when it began to say this
    public record Version(
            int number,
            boolean active,
            Set<String> grounds,
            LocalDate validFrom,
            LocalDate validUntil,
            Instant changedAt) {

        public Version {
            grounds = Set.copyOf(grounds);
        }

        private boolean covers(String ground, LocalDate day) {
            return active && grounds.contains(ground) && !day.isBefore(validFrom) && !day.isAfter(validUntil);
        }

        private boolean hadBegunBy(LocalDate day) {
            return !changedAt.atZone(AgreementFacts.DENMARK).toLocalDate().isAfter(day);
        }
    }

    public AgreementHistory {
        versions = List.copyOf(versions);
    }

    /// Whether the agreement is known not to have covered a ground at the end of a day. What is not known is no
    /// objection: the topic is compacted, so a replica that began late lacks versions.
    ///
    /// @param day in Europe/Copenhagen
    public boolean isKnownNotToCover(String ground, LocalDate day) {
        Version then = null;
        Version next = null;
        for (Version version : versions) {
            if (version.hadBegunBy(day)) {
                then = version;
                next = null;
            } else if (next == null) {
                next = version;
            }
        }
        if (then == null) {
            return next != null && day.isBefore(next.validFrom());
        }
        return !isGapBetween(then, next) && !then.covers(ground, day);
    }

    private static boolean isGapBetween(Version then, @Nullable Version next) {
        return next != null && next.number() != then.number() + 1;
    }
}
