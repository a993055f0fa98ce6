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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @Operation(
            operationId = "draftAgreement",
            summary = "Drafts an agreement",
            description = "Answers all faults at once, each with its JSON pointer.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AgreementDraft.class),
                            examples = @ExampleObject(name = "a year", value = """
                            {"authority": {"name": "Eksempelstyrelsen", "cvr": "13585628",
                                           "contactEmail": "post@eksempelstyrelsen.example", "language": "da"},
                             "clientIds": ["eksempelstyrelsen-1"], "grounds": ["terms-9.1", "terms-9.4"],
                             "validFrom": "2026-07-01", "validUntil": "2027-06-30", "fourEyes": false}""")))
    @APIResponse(
            responseCode = "201",
            description = "Drafted",
            headers =
                    @Header(
                            name = "Location",
                            description = "The agreement",
                            required = true,
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AgreementView.class)))
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), agreement-faulty: errors has them all")
    @APIResponse(responseCode = "409", description = "client-already-bound")
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
    @Operation(operationId = "listAgreements", summary = "Lists all agreements, newest first")
    @APIResponse(responseCode = "200", description = "Maybe none")
    public List<AgreementView> list() {
        return agreements.newestFirst();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"registry-admin", "case-officer", "operator"})
    @Transactional
    @Operation(operationId = "getAgreement", summary = "Shows one agreement with its log of changes")
    @APIResponse(responseCode = "200", description = "The agreement")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
    public AgreementView get(UUID id) {
        return find(id).view();
    }

    @PUT
    @Path("/{id}/document")
    @Consumes("application/pdf")
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "attachAgreementDocument",
            summary = "Uploads the signed agreement document (PDF, at most 20 MB)")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "200", description = "Kept")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
    @APIResponse(responseCode = "409", description = "wrong-status")
    @APIResponse(responseCode = "415", description = "not-a-pdf, or another Content-Type")
    public AgreementView attach(UUID id, byte[] document) {
        String sha256 = PdfDocument.sha256OrProblem(document);
        return prepareAgreement.attachDocument(id, document, sha256).orProblem();
    }

    @POST
    @Path("/{id}/{change: activate|reject|suspend|resume|terminate}")
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "changeAgreement",
            summary = "Activates, rejects, suspends, resumes or terminates an agreement",
            description =
                    "Activation needs the document, four criteria evidenced and signed off, a hearing that is concluded, and a person who prepared none of it. What takes something away needs a reason.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "a reason",
                                            value = "{\"reason\": \"An inquiry is under way.\"}")))
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), reason-missing")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
    @APIResponse(responseCode = "409", description = "wrong-status, client-already-bound")
    @APIResponse(
            responseCode = "422",
            description =
                    "document-missing, criteria-missing, criteria-not-signed-off, hearing-not-concluded, four-eyes")
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
            operationId = "listTransitions",
            summary = "Tells every step in the life of an agreement",
            description = "And what each does to new flags, undecided cases, running suspensions and withdrawals.")
    @APIResponse(responseCode = "200", description = "All of them")
    public List<TransitionView> transitions() {
        return TransitionView.all();
    }

    @GET
    @Path("/{id}/standing")
    @RolesAllowed({"registry-admin", "case-officer", "operator", "service"})
    @Transactional
    @Operation(
            operationId = "getStanding",
            summary = "Tells how an agreement stood at a moment",
            description = "`at` is now when it is absent.")
    @APIResponse(responseCode = "200", description = "As it stood then")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
    public StandingView standing(
            UUID id,
            @Parameter(description = "The moment; now when it is left out") @QueryParam("at") @Nullable Instant at) {
        Instant moment = at == null ? clock.instant() : at;
        return find(id).standingAt(moment, DanishDay.of(moment));
    }

    @GET
    @Path("/{id}/contact")
    @RolesAllowed("service")
    @Transactional
    @Operation(operationId = "getContact", summary = "Tells where the authority is told of outcomes")
    @APIResponse(responseCode = "200", description = "The mailbox and its language")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
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
