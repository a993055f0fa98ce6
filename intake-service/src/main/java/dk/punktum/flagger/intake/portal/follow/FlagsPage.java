package dk.punktum.flagger.intake.portal.follow;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.flag.ReadFlags;
import dk.punktum.flagger.intake.portal.Phrases;
import dk.punktum.flagger.intake.portal.Visitor;
import dk.punktum.flagger.intake.portal.person.ActingAs;
import dk.punktum.flagger.intake.portal.person.AuthorityRole;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The front page: the authority's flags, newest first, and a way to one of them by the authority's own case number.
@Path("/portal")
@RolesAllowed(Visitor.ROLE)
@ActingAs({AuthorityRole.SUBMITTER, AuthorityRole.APPROVER})
class FlagsPage {

    private static final int MOST = 20;

    @CheckedTemplate(basePath = "portal")
    static final class Templates {
        static native TemplateInstance flags(Phrases t, List<FlagSummary> flags, String older, String sought);

        private Templates() {}
    }

    private final Visitor visitor;
    private final CallersAgreement callersAgreement;
    private final OwnFlags ownFlags;
    private final ReadFlags readFlags;

    FlagsPage(Visitor visitor, CallersAgreement callersAgreement, OwnFlags ownFlags, ReadFlags readFlags) {
        this.visitor = visitor;
        this.callersAgreement = callersAgreement;
        this.ownFlags = ownFlags;
        this.readFlags = readFlags;
    }

    /// @param caseNumber leads to the flag, if there is one
    /// @param before     where the page before this one ended
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response show(
            @QueryParam("caseNumber") @Nullable String caseNumber, @QueryParam("before") @Nullable UUID before) {
        AgreementFacts agreement = callersAgreement.any(visitor.authority());
        String sought = caseNumber == null ? "" : caseNumber.strip();
        List<FlagView> found = sought.isEmpty()
                ? List.of()
                : readFlags.own(sought, agreement, visitor.t().language());
        return found.isEmpty()
                ? Response.ok(list(agreement, before, sought)).build()
                : Response.seeOther(
                                URI.create("/portal/flags/" + found.getFirst().flagId()))
                        .build();
    }

    private TemplateInstance list(AgreementFacts agreement, @Nullable UUID before, String sought) {
        Phrases t = visitor.t();
        List<UUID> ids = ownFlags.newest(agreement, before, MOST + 1);
        List<FlagSummary> flags = ids.stream()
                .limit(MOST)
                .flatMap(id -> readFlags.own(id, agreement, t.language()).stream())
                .map(flag -> FlagSummary.of(flag, t))
                .toList();
        String older = ids.size() > MOST ? "/portal?before=" + ids.get(MOST - 1) : "";
        return Templates.flags(t, flags, older, sought);
    }
}
