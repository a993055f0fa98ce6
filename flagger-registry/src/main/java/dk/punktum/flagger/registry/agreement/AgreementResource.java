package dk.punktum.flagger.registry.agreement;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;

import dk.punktum.flagger.registry.DanishDay;
import dk.punktum.flagger.registry.Problems;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Agreements with public authorities: drafted by one person of the registry, activated by another.
@Path("/agreements")
@Tag(name = "Agreements")
class AgreementResource {

    private final Agreements agreements;
    private final DraftAgreement draftAgreement;
    private final PrepareAgreement prepareAgreement;
    private final ChangeAgreement changeAgreement;
    private final SecurityIdentity caller;
    private final Clock clock;

    AgreementResource(
            Agreements agreements,
            DraftAgreement draftAgreement,
            PrepareAgreement prepareAgreement,
            ChangeAgreement changeAgreement,
            SecurityIdentity caller,
            Clock clock) {
        this.agreements = agreements;
        this.draftAgreement = draftAgreement;
        this.prepareAgreement = prepareAgreement;
        this.changeAgreement = changeAgreement;
        this.caller = caller;
        this.clock = clock;
    }

    /// @param reason why; kept in the agreement's log
    record ChangeRequest(@Nullable String reason) {}

    @POST
    @RolesAllowed("registry-admin")
    @Operation(summary = "Drafts an agreement", description = "Answers all faults at once, each with its JSON pointer.")
    public Response draft(AgreementDraft draft) {
        return switch (draftAgreement.draft(draft, person())) {
            case DraftAgreement.Outcome.Drafted(AgreementView agreement) ->
                Response.created(URI.create("/agreements/" + agreement.id()))
                        .entity(agreement)
                        .build();
            case DraftAgreement.Outcome.Faulty(var errors) ->
                throw Problems.problem(BAD_REQUEST, "agreement-faulty", "The draft has faults; see errors.", errors);
            case DraftAgreement.Outcome.ClientAlreadyBound() ->
                throw Problems.problem(
                        CONFLICT, "client-already-bound", "One of the client ids belongs to another agreement.");
        };
    }

    @GET
    @RolesAllowed({"registry-admin", "case-officer", "operator"})
    @Transactional
    @Operation(summary = "Lists all agreements, newest first")
    public List<AgreementView> list() {
        return agreements.newestFirst();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"registry-admin", "case-officer", "operator"})
    @Transactional
    @Operation(summary = "Shows one agreement with its log of changes")
    public AgreementView get(UUID id) {
        return find(id).view();
    }

    @PUT
    @Path("/{id}/document")
    @Consumes("application/pdf")
    @RolesAllowed("registry-admin")
    @Operation(summary = "Uploads the signed agreement document (PDF, at most 20 MB)")
    public AgreementView attach(UUID id, byte[] document) {
        String sha256 = PdfDocument.sha256OrProblem(document);
        return prepareAgreement.attachDocument(id, document, sha256).orProblem();
    }

    @POST
    @Path("/{id}/{change: activate|reject|suspend|resume|terminate}")
    @RolesAllowed("registry-admin")
    @Operation(
            summary = "Activates, rejects, suspends, resumes or terminates an agreement",
            description =
                    "Activation needs the document, four criteria evidenced and signed off, a hearing that is concluded, and a person who prepared none of it. What takes something away needs a reason.")
    public AgreementView change(UUID id, String change, @Nullable ChangeRequest request) {
        var wish = new ChangeWish(
                AgreementChange.valueOf(change.toUpperCase(Locale.ROOT)),
                request == null ? null : request.reason(),
                person());
        return changeAgreement.change(id, wish).orProblem();
    }

    @GET
    @Path("/transitions")
    @RolesAllowed({"registry-admin", "case-officer", "operator"})
    @Operation(
            summary = "Tells every step in the life of an agreement",
            description = "And what each does to new flags, undecided cases, running suspensions and withdrawals.")
    public List<TransitionView> transitions() {
        return TransitionView.all();
    }

    @GET
    @Path("/{id}/standing")
    @RolesAllowed({"registry-admin", "case-officer", "operator", "service"})
    @Transactional
    @Operation(summary = "Tells how an agreement stood at a moment", description = "`at` is now when it is absent.")
    public StandingView standing(UUID id, @QueryParam("at") @Nullable Instant at) {
        Instant moment = at == null ? clock.instant() : at;
        return find(id).standingAt(moment, DanishDay.of(moment));
    }

    @GET
    @Path("/{id}/contact")
    @RolesAllowed("service")
    @Transactional
    @Operation(summary = "Tells where the authority is told of outcomes")
    public ContactView contact(UUID id) {
        return find(id).contact();
    }

    private Agreement find(UUID id) {
        return agreements.findByIdOptional(id).orElseThrow(ChangeOutcome::unknown);
    }

    private String person() {
        return caller.getPrincipal().getName();
    }
}
