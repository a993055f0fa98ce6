package dk.punktum.flagger.registry.agreement;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.registry.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
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
import java.time.ZoneId;
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

    /// Days of validity begin and end at midnight in Denmark.
    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

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

    /// @param evidence a reference: a journal number, the act that founds the authority, a page of its site
    record EvidenceSubmission(@Nullable String evidence) {}

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
        String sha256 = PdfDocument.sha256(document)
                .orElseThrow(() -> Problems.problem(
                        Response.Status.UNSUPPORTED_MEDIA_TYPE, "not-a-pdf", "The document does not begin as a PDF."));
        return answer(prepareAgreement.attachDocument(id, document, sha256));
    }

    @PUT
    @Path("/{id}/criteria/{criterion}")
    @RolesAllowed("registry-admin")
    @Operation(summary = "Evidences one of the four criteria")
    public AgreementView evidence(UUID id, String criterion, EvidenceSubmission submission) {
        if (submission.evidence() == null || submission.evidence().isBlank()) {
            throw Problems.problem(
                    BAD_REQUEST,
                    "evidence-missing",
                    "Say what shows that the criterion is met.",
                    List.of(new Problems.FieldError("/evidence", "missing", "This is needed.")));
        }
        return answer(prepareAgreement.evidence(id, criterion(criterion), submission.evidence(), person()));
    }

    @POST
    @Path("/{id}/{change: activate|suspend|resume|terminate}")
    @RolesAllowed("registry-admin")
    @Operation(
            summary = "Activates, suspends, resumes or terminates an agreement",
            description = "Activation needs the document, all four criteria, and a person who prepared none of it.")
    public AgreementView change(UUID id, String change, @Nullable ChangeRequest request) {
        return answer(changeAgreement.change(
                id,
                AgreementChange.valueOf(change.toUpperCase(Locale.ROOT)),
                request == null ? null : request.reason(),
                person()));
    }

    @GET
    @Path("/{id}/standing")
    @RolesAllowed({"registry-admin", "case-officer", "operator", "service"})
    @Transactional
    @Operation(summary = "Tells how an agreement stood at a moment", description = "`at` is now when it is absent.")
    public StandingView standing(UUID id, @QueryParam("at") @Nullable Instant at) {
        Instant moment = at == null ? clock.instant() : at;
        return find(id).standingAt(moment, moment.atZone(DENMARK).toLocalDate());
    }

    @GET
    @Path("/{id}/contact")
    @RolesAllowed("service")
    @Transactional
    @Operation(summary = "Tells where the authority is told of outcomes")
    public ContactView contact(UUID id) {
        return find(id).contact();
    }

    private AgreementView answer(ChangeOutcome outcome) {
        return switch (outcome) {
            case ChangeOutcome.Changed(AgreementView agreement) -> agreement;
            case ChangeOutcome.Unknown() -> throw unknown();
            case ChangeOutcome.Refused(ChangeRuling.Refusal refusal) ->
                throw Problems.problem(
                        refusal == ChangeRuling.Refusal.WRONG_STATUS ? CONFLICT : Problems.UNPROCESSABLE_CONTENT,
                        refusal.code(),
                        refusal.detail());
        };
    }

    private static Criterion criterion(String path) {
        try {
            return Criterion.valueOf(path.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw Problems.problem(
                    NOT_FOUND,
                    "unknown-criterion",
                    "One of public-authority, administrative-decisions, legal-responsibility, written-agreement.");
        }
    }

    private Agreement find(UUID id) {
        return agreements.findByIdOptional(id).orElseThrow(AgreementResource::unknown);
    }

    private static HttpProblem unknown() {
        return Problems.problem(NOT_FOUND, "unknown-agreement", "There is no agreement with this id.");
    }

    private String person() {
        return caller.getPrincipal().getName();
    }
}
