package dk.punktum.flagger.intake.withdrawal;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.Problems.FieldError;
import java.util.List;

/// What the rules say about a withdrawal.
sealed interface WithdrawalRuling {

    /// @param domains at least one, in the order of the flag
    record Allowed(WithdrawalReason reason, List<DomainName> domains) implements WithdrawalRuling {}

    /// @param malformed whether a part could not even be read
    record Faulty(boolean malformed, List<FieldError> errors) implements WithdrawalRuling {}
}
