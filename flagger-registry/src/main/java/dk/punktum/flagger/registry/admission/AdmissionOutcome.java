package dk.punktum.flagger.registry.admission;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.registry.Problems;
import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;

/// What came of a wish to let somebody or something in, or to shut them out.
///
/// @param <V> how it is seen
public sealed interface AdmissionOutcome<V> {

    record Done<V>(V view) implements AdmissionOutcome<V> {}

    /// Everything that is wrong, at once.
    record Faulty<V>(List<FieldError> errors) implements AdmissionOutcome<V> {}

    record Refused<V>(Refusal refusal) implements AdmissionOutcome<V> {}

    /// The agreement has none with this id.
    record Unknown<V>() implements AdmissionOutcome<V> {}

    /// @param what `client` or `person`: what the codes of problems are made of
    /// @throws HttpProblem when it was not done
    default V orProblem(String what) {
        return switch (this) {
            case Done<V>(V view) -> view;
            case Faulty<V>(var errors) ->
                throw Problems.problem(BAD_REQUEST, what + "-faulty", "This can not be taken; see errors.", errors);
            case Refused<V>(Refusal refusal) -> throw Problems.refused(refusal);
            case Unknown<V>() ->
                throw Problems.problem(NOT_FOUND, "unknown-" + what, "This agreement has none with this id.");
        };
    }
}
