package dk.punktum.flagger.registry.agreement;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import dk.punktum.flagger.registry.Problems;
import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.hearing.HearingView;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/// What came of a step in a hearing.
sealed interface HearingOutcome {

    record Done(HearingView hearing) implements HearingOutcome {}

    record Faulty(List<FieldError> errors) implements HearingOutcome {

        HttpProblem problem() {
            return Problems.problem(BAD_REQUEST, "hearing-faulty", "This can not be taken; see errors.", errors);
        }
    }

    record Refused(Refusal refusal) implements HearingOutcome {}

    /// There is no such agreement.
    record Unknown() implements HearingOutcome {}

    /// @throws HttpProblem when it was not done
    default HearingView orProblem() {
        return switch (this) {
            case Done(HearingView hearing) -> hearing;
            case Faulty faulty -> throw faulty.problem();
            case Refused(Refusal refusal) -> throw Problems.refused(refusal);
            case Unknown() -> throw ChangeOutcome.unknown();
        };
    }
}
