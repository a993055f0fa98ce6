package dk.punktum.flagger.casework.appeal;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealOutcome;
import java.time.LocalDate;

/// What an officer writes down about an appeal. Days are days in Europe/Copenhagen.
public sealed interface AppealAction {

    /// @param reference what the Board or the court calls the appeal; stays in this service
    record Record(AppealBody body, String reference, LocalDate appealedOn) implements AppealAction {}

    /// @param reference what the Board or the court calls its decision; stays in this service
    record Decide(AppealOutcome outcome, LocalDate decidedOn, String reference) implements AppealAction {}

    /// The registry has decided a remitted case anew, and stands by its verdict.
    record Affirm() implements AppealAction {}
}
