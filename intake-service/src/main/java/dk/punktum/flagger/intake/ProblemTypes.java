package dk.punktum.flagger.intake;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/// Gives a stable type to what the framework itself refuses, such as `…problem/method-not-allowed`.
@ApplicationScoped
class ProblemTypes implements ProblemPostProcessor {

    private static final URI NONE = URI.create("about:blank");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getType() != null && !problem.getType().equals(NONE)) {
            return problem;
        }
        String reason = Objects.requireNonNullElse(problem.getStatus().getReasonPhrase(), "other");
        String code = reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return HttpProblem.builder(problem).withType(Problems.type(code)).build();
    }
}
