package dk.punktum.flagger.notification;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.net.URI;

/// RFC 9457 problem details as this service writes them. `docs/problems.md` lists every code.
public final class Problems {

    public static HttpProblem problem(StatusType status, String code, String detail) {
        return builder(status, code, detail).build();
    }

    /// 429, with the seconds after which it is worth trying again.
    public static HttpProblem tooManyRequests(int retryAfterSeconds) {
        return builder(Response.Status.TOO_MANY_REQUESTS, "too-many-requests", "Please try again a little later.")
                .withHeader("Retry-After", retryAfterSeconds)
                .build();
    }

    private static HttpProblem.Builder builder(StatusType status, String code, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("tag:punktum.dk,2026:problem/" + code))
                .withTitle(status.getReasonPhrase())
                .withStatus(status)
                .withDetail(detail);
    }

    private Problems() {}
}
