package dk.punktum.flagger.console.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/// Who is logged in, and what that person may do.
@Path("/you")
@RolesAllowed(Page.VIEWER)
class PersonPage {

    @CheckedTemplate(basePath = "page")
    static final class Templates {
        static native TemplateInstance you(Texts t, List<String> roles);

        private Templates() {}
    }

    private final Page page;

    PersonPage(Page page) {
        this.page = page;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        List<String> roles = List.of(Page.VIEWER, Page.OPERATOR, Page.OPERATOR_ADMIN).stream()
                .filter(page::may)
                .toList();
        return Templates.you(page.t(), roles);
    }
}
