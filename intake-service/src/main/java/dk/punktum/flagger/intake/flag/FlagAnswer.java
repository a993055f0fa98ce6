package dk.punktum.flagger.intake.flag;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

/// What `POST /flags` would have answered.
///
/// @param status  of HTTP
/// @param body    the receipt, the preview, or the problem in the language that was asked for
/// @param problem when it is one, with its headers
public record FlagAnswer(
        int status, JsonNode body, @Nullable HttpProblem problem) {

    /// Taken, or found to be fit for it in a dry run.
    public boolean isGood() {
        return problem == null;
    }

    public @Nullable JsonNode receipt() {
        return status == SubmitFlag.ACCEPTED ? body : null;
    }

    public @Nullable JsonNode preview() {
        return isGood() && status != SubmitFlag.ACCEPTED ? body : null;
    }

    public @Nullable JsonNode refusal() {
        return isGood() ? null : body;
    }
}
