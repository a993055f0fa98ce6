package dk.punktum.flagger.intake.portal;

import dk.punktum.flagger.intake.wording.Translation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// What holds for every page of the portal: a change has to come from one of them, and a problem is shown as a page.
class PortalFilters {

    /// Before the problem is put into the language of an API's client.
    private static final int FIRST = 6_000;

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance problem(Phrases t, String kind, String detail);

        private Templates() {}
    }

    private final Visitor visitor;

    PortalFilters(Visitor visitor) {
        this.visitor = visitor;
    }

    @ServerRequestFilter
    void refuseForged(ContainerRequestContext request) {
        if (Visitor.isOfThePortal(request)
                && !OriginRules.isOurOwn(
                        request.getMethod(),
                        request.getHeaderString("Sec-Fetch-Site"),
                        request.getHeaderString("Origin"),
                        request.getHeaderString(HttpHeaders.HOST))) {
            throw new ForbiddenException("not from a page of the portal");
        }
    }

    @ServerResponseFilter(priority = FIRST)
    void showProblem(ContainerRequestContext request, ContainerResponseContext response) {
        // A redirect to the login is an exception too, and comes here with a problem that nobody reads.
        if (Visitor.isOfThePortal(request)
                && response.getStatus() >= 400
                && response.getEntity() instanceof HttpProblem problem) {
            Phrases t = visitor.t();
            String kind = kind(problem.getStatusCode());
            response.setEntity(
                    Templates.problem(t, kind, isExplained(kind) ? detail(problem, t) : "")
                            .render(),
                    null,
                    MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
        }
    }

    /// What the problem itself says; empty where that is meant for programmers.
    private static String detail(HttpProblem problem, Phrases t) {
        String type = String.valueOf(problem.getType());
        String code = type.substring(type.lastIndexOf('/') + 1);
        return switch (code) {
            case "forbidden" -> "";
            case "no-agreement" -> t.of(code);
            default ->
                Objects.requireNonNullElse(Translation.of(problem, t.language()).getDetail(), "");
        };
    }

    private static String kind(int status) {
        return switch (status) {
            case 403, 409, 413, 422, 400 -> "refused";
            case 404, 405, 406, 415 -> "not-found";
            case 503 -> "not-now";
            default -> "fault";
        };
    }

    private static boolean isExplained(String kind) {
        return kind.equals("refused") || kind.equals("not-now");
    }
}
