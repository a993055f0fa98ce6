package dk.punktum.flagger.registry;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;

/// Gives a stable type to what the framework itself refuses, such as `…problem/forbidden`.
@ApplicationScoped
class ProblemTypes implements ProblemPostProcessor {

    private static final URI NONE = URI.create("about:blank");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        URI type = problem.getType();
        return type == null || type.equals(NONE)
                ? HttpProblem.builder(problem)
                        .withType(Problems.type(code(problem.getStatus().getReasonPhrase())))
                        .build()
                : problem;
    }

    private static String code(String reason) {
        return reason.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
