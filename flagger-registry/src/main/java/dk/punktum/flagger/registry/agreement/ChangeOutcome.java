package dk.punktum.flagger.registry.agreement;

import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.registry.Problems;
import dk.punktum.flagger.registry.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;

/// What came of a wish to change an agreement.
sealed interface ChangeOutcome {

    record Changed(AgreementView agreement) implements ChangeOutcome {}

    record Refused(Refusal refusal) implements ChangeOutcome {}

    /// There is no such agreement.
    record Unknown() implements ChangeOutcome {}

    /// @throws HttpProblem when it was not changed
    default AgreementView orProblem() {
        return switch (this) {
            case Changed(AgreementView agreement) -> agreement;
            case Unknown() -> throw unknown();
            case Refused(Refusal refusal) -> throw Problems.refused(refusal);
        };
    }

    static HttpProblem unknown() {
        return Problems.problem(NOT_FOUND, "unknown-agreement", "There is no agreement with this id.");
    }
}
