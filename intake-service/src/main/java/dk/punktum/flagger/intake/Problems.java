package dk.punktum.flagger.intake;

import dk.punktum.flagger.intake.wording.Language;
import dk.punktum.flagger.intake.wording.Translation;
import dk.punktum.flagger.intake.wording.Worded;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.net.URI;
import java.util.List;

/// RFC 9457 problem details as this service writes them. `docs/intake-api.md` lists every code.
public final class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";

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
    /// @param pointer JSON pointer (RFC 6901) to the member, such as `/domains/3`
    public record FieldError(String pointer, String code, Wording wording) implements Worded {

        /// @param values what stands in the places of the text `error.<code>`
        public static FieldError of(String pointer, String code, Object... values) {
            return new FieldError(pointer, code, Wording.error(code, values));
        }

        @Override
        public Written in(Language language) {
            return new Written(pointer, code, wording.in(language));
        }

        /// As it stands in the answer.
        public record Written(String pointer, String code, String detail) {}
    }

    /// @param values what stands in the places of the text `problem.<code>`
    public static HttpProblem problem(StatusType status, String code, Object... values) {
        return builder(status, code, Wording.problem(code, values)).build();
    }

    public static HttpProblem problem(StatusType status, String code, Wording wording) {
        return builder(status, code, wording).build();
    }

    public static HttpProblem problem(StatusType status, String code, List<FieldError> errors) {
        return builder(status, code, Wording.problem(code))
                .with("errors", errors)
                .build();
    }

    /// For a problem with members or headers of its own. [Translation] says it in the language that is asked for.
    public static HttpProblem.Builder builder(StatusType status, String code, Wording wording) {
        return HttpProblem.builder()
                .withType(type(code))
                .withTitle(status.getReasonPhrase())
                .withStatus(status)
                .withDetail(wording.in(Language.EN))
                .with(Translation.WORDING, wording);
    }

    public static HttpProblem tooLarge(long limit) {
        return problem(Response.Status.REQUEST_ENTITY_TOO_LARGE, "too-large", limit);
    }

    static URI type(String code) {
        return URI.create("tag:punktum.dk,2026:problem/" + code);
    }

    private Problems() {}
}
