package dk.punktum.flagger.intake.portal.approval;

import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import dk.punktum.flagger.intake.portal.person.AuthorityRole;
import dk.punktum.flagger.intake.portal.prepared.PreparedFlags;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// What of the authority waits for approval, and what was returned.
@Path("/portal/approvals")
@RolesAllowed(Visitor.ROLE)
@ActingAs({AuthorityRole.SUBMITTER, AuthorityRole.APPROVER})
class ApprovalsPage {

    private static final int MOST = 50;

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance approvals(Phrases t, List<PreparedLine> prepared);

        private Templates() {}
    }

    private final Visitor visitor;
    private final CallersAgreement callersAgreement;
    private final PreparedFlags preparedFlags;

    ApprovalsPage(Visitor visitor, CallersAgreement callersAgreement, PreparedFlags preparedFlags) {
        this.visitor = visitor;
        this.callersAgreement = callersAgreement;
        this.preparedFlags = preparedFlags;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance list() {
        Phrases t = visitor.t();
        return Templates.approvals(
                t,
                preparedFlags.open(callersAgreement.any(visitor.authority()).id(), MOST).stream()
                        .map(prepared -> PreparedLine.of(prepared, visitor.person(), t))
                        .toList());
    }
}
