package dk.punktum.flagger.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;

/// Whoever asks while the database is away, or while all connections to it are in use for too long, is told to come
/// again (503 with `Retry-After`: RFC 9110, section 15.6.4), instead of hearing of a fault.
@Singleton
class DatabaseUnavailable implements ProblemPostProcessor {

    private static final URI TYPE = URI.create("tag:punktum.dk,2026:problem/database-unavailable");

    /// Long enough for what was waiting to be done, short enough for nobody to give up.
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Counter answered;

    DatabaseUnavailable(MeterRegistry meters) {
        this.answered = Counter.builder("flagger.database.unavailable")
                .description("Requests answered 503, because there was no connection to the database")
                .register(meters);
    }

    /// Before it is logged: what is logged is what is answered.
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        boolean ours = problem.getStatusCode() == Status.INTERNAL_SERVER_ERROR.getStatusCode();
        if (!ours || context.cause == null || Faults.of(context.cause) != Faults.OUTAGE) {
            return problem;
        }
        answered.increment();
        return HttpProblem.builder()
                .withType(TYPE)
                .withTitle(Status.SERVICE_UNAVAILABLE.getReasonPhrase())
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withDetail("The database is not to be had at the moment. Send the same again in %d seconds."
                        .formatted(RETRY_AFTER_SECONDS))
                .withInstance(problem.getInstance())
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
