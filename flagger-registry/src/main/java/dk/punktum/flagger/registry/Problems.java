package dk.punktum.flagger.registry;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.net.URI;
import java.util.List;

/// RFC 9457 problem details as this service writes them. `docs/problems.md` lists every code.
public final class Problems {

    /// 422, which Jakarta REST has no constant for (RFC 9110, section 15.5.21): sound in form, refused by a rule.
    public static final StatusType UNPROCESSABLE_CONTENT = new StatusType() {
        @Override
        public int getStatusCode() {
            return 422;
        }

        @Override
        public Response.Status.Family getFamily() {
            return Response.Status.Family.CLIENT_ERROR;
        }

        @Override
        public String getReasonPhrase() {
            return "Unprocessable Content";
        }
    };

    /// One thing that is wrong with the request.
    ///
    /// @param pointer JSON pointer (RFC 6901) to the member, such as `/authority/cvr`
    public record FieldError(String pointer, String code, String detail) {}

    static URI type(String code) {
        return URI.create("tag:punktum.dk,2026:problem/" + code);
    }

    public static HttpProblem problem(StatusType status, String code, String detail) {
        return builder(status, code, detail).build();
    }

    public static HttpProblem problem(StatusType status, String code, String detail, List<FieldError> errors) {
        return builder(status, code, detail).with("errors", errors).build();
    }

    public static HttpProblem refused(Refusal refusal) {
        return problem(refusal.status(), refusal.code(), refusal.detail());
    }

    /// For a problem with members of its own.
    public static HttpProblem.Builder builder(StatusType status, String code, String detail) {
        return HttpProblem.builder()
                .withType(type(code))
                .withTitle(status.getReasonPhrase())
                .withStatus(status)
                .withDetail(detail);
    }

    private Problems() {}
}
