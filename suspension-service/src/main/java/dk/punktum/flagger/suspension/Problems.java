package dk.punktum.flagger.suspension;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.StatusType;
import java.net.URI;

/// RFC 9457 problem details as this service writes them. `docs/problems.md` lists every code.
public final class Problems {

    public static HttpProblem problem(StatusType status, String code, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("tag:punktum.dk,2026:problem/" + code))
                .withTitle(status.getReasonPhrase())
                .withStatus(status)
                .withDetail(detail)
                .build();
    }

    private Problems() {}
}
