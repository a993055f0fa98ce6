package dk.punktum.flagger.console.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What a person sees instead of a page: what happened, what she can do, and never the inside of the
/// program.
class ErrorPages {

    private static final Logger LOG = Logger.getLogger(ErrorPages.class);

    @CheckedTemplate(basePath = "page")
    static final class Templates {
        static native TemplateInstance error(Texts t, String kind, String reference);

        private Templates() {}
    }

    private final Page page;

    ErrorPages(Page page) {
        this.page = page;
    }

    @ServerExceptionMapper
    Response noRole(ForbiddenException refused) {
        return show(Response.status(403), "forbidden", "");
    }

    @ServerExceptionMapper
    Response said(WebApplicationException said) {
        int status = said.getResponse().getStatus();
        if (status < 400) {
            return said.getResponse();
        }
        if (status >= 500 && status != 503) {
            return fault(said);
        }
        String kind = switch (status) {
            case 403 -> "forbidden";
            case 404, 405, 406 -> "not-found";
            case 503 -> "busy";
            default -> "refused";
        };
        var answer = Response.status(status);
        String retryAfter = said.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER);
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return show(answer, kind, "");
    }

    @ServerExceptionMapper
    Response fault(Exception fault) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(fault, "%s %s", reference, page.address());
        return show(Response.status(500), "fault", reference);
    }

    private Response show(Response.ResponseBuilder answer, String kind, String reference) {
        return answer.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.error(page.t(), kind, reference).render())
                .build();
    }
}
