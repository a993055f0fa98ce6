package dk.punktum.flagger.registry.register;

import dk.punktum.flagger.registry.agreement.AgreementStatus;
import java.time.LocalDate;
import java.util.Optional;

/// What of an agreement stands in the public register. No clock, no database.
final class RegisterRules {

    /// @param today in Europe/Copenhagen
    /// @return nothing for an application that has not become an agreement
    static Optional<RegisterStanding> standing(
            AgreementStatus status, LocalDate validFrom, LocalDate validUntil, LocalDate today) {
        return switch (status) {
            case APPLIED, HEARING, REJECTED -> Optional.empty();
            case TERMINATED, EXPIRED -> Optional.of(RegisterStanding.ENDED);
            case SUSPENDED ->
                Optional.of(today.isAfter(validUntil) ? RegisterStanding.ENDED : RegisterStanding.ON_HOLD);
            case ACTIVE -> Optional.of(onItsDays(validFrom, validUntil, today));
        };
    }

    private static RegisterStanding onItsDays(LocalDate validFrom, LocalDate validUntil, LocalDate today) {
        if (today.isBefore(validFrom)) {
            return RegisterStanding.NOT_YET_IN_FORCE;
        }
        return today.isAfter(validUntil) ? RegisterStanding.ENDED : RegisterStanding.IN_FORCE;
    }

    private RegisterRules() {}
}
