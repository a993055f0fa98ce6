package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.AgreementFacts.NotInForce;
import dk.punktum.flagger.intake.supersession.FlagLink;
import dk.punktum.flagger.intake.warning.NameWarning;
import java.util.List;
import java.util.UUID;

/// What the rules say about a submission.
public sealed interface IntakeRuling {

    /// What would come of each name; empty where that was not looked at.
    default List<DomainRuling> domains() {
        return List.of();
    }

    /// @param domains at least one of them accepted
    record Accepted(AcceptedDecision decision, List<DomainRuling> domains) implements IntakeRuling {}

    record AgreementNotInForce(NotInForce reason) implements IntakeRuling {}

    /// @param malformed whether a part could not even be read
    /// @param errors    everything that is wrong, at once
    /// @param domains   what would come of each name
    record Faulty(boolean malformed, List<FieldError> errors, List<DomainRuling> domains) implements IntakeRuling {}

    record CaseNumberTaken(IntakeFacts.EarlierFlag by) implements IntakeRuling {

        public UUID flagId() {
            return by.flagId();
        }

        public String flagNumber() {
            return by.flagNumber();
        }
    }

    /// The flag whose place it wants to take has lost it to another one.
    record AlreadySuperseded(FlagLink by) implements IntakeRuling {}

    /// A flag that supersedes is taken whole or not at all: the earlier flag is taken back on what is not
    /// in it.
    record NotWhole(List<DomainRuling> domains) implements IntakeRuling {}

    /// @param missing one for each name and warning
    record WarningsNotAcknowledged(List<Unacknowledged> missing, List<DomainRuling> domains) implements IntakeRuling {}

    /// @param position of the name in the list
    record Unacknowledged(int position, NameWarning warning) {}

    record NoDomainAccepted(List<DomainRuling> domains) implements IntakeRuling {}
}
