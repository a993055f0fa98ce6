package dk.punktum.flagger.intake.agreement;

import dk.punktum.flagger.events.AgreementStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the rules need to know of an agreement.
///
/// @param validFrom  first day of validity (Europe/Copenhagen)
/// @param validUntil last day of validity (Europe/Copenhagen)
/// @param history    how it stood before
public record AgreementFacts(
        UUID id,
        AgreementStanding standing,
        LocalDate validFrom,
        LocalDate validUntil,
        Set<String> grounds,
        AgreementHistory history) {

    /// Days of validity, and days of decisions, begin and end at midnight in Denmark.
    public static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    /// Why nothing can be handed in under an agreement.
    public enum NotInForce {
        SUSPENDED,
        TERMINATED,
        NOT_YET_VALID,
        EXPIRED;

        /// Such as `not-yet-valid`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public AgreementFacts {
        grounds = Set.copyOf(grounds);
    }

    /// Why it is not in force at a moment; empty when it is.
    public Optional<NotInForce> whyNotInForce(Instant now) {
        LocalDate day = now.atZone(DENMARK).toLocalDate();
        return switch (standing) {
            case TERMINATED -> Optional.of(NotInForce.TERMINATED);
            case SUSPENDED -> Optional.of(NotInForce.SUSPENDED);
            case EXPIRED -> Optional.of(NotInForce.EXPIRED);
            case ACTIVE -> whyNotValidOn(day);
        };
    }

    private Optional<NotInForce> whyNotValidOn(LocalDate day) {
        if (day.isBefore(validFrom)) {
            return Optional.of(NotInForce.NOT_YET_VALID);
        }
        return day.isAfter(validUntil) ? Optional.of(NotInForce.EXPIRED) : Optional.empty();
    }
}
