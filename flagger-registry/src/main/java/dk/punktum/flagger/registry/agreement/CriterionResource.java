package dk.punktum.flagger.registry.agreement;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.registry.Problems;
import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Texts;
import dk.punktum.flagger.registry.criterion.Criterion;
import dk.punktum.flagger.registry.criterion.EvidenceDocuments;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The four criteria of an agreement: one person evidences, another signs off.
@Path("/agreements/{id}/criteria/{criterion}")
@Tag(name = "Agreements")
class CriterionResource {

    private static final int LONGEST_REFERENCE = 2000;

    private final Agreements agreements;
    private final EvidenceDocuments documents;
    private final PrepareAgreement prepareAgreement;
    private final SecurityIdentity caller;

    CriterionResource(
            Agreements agreements,
            EvidenceDocuments documents,
            PrepareAgreement prepareAgreement,
            SecurityIdentity caller) {
        this.agreements = agreements;
        this.documents = documents;
        this.prepareAgreement = prepareAgreement;
        this.caller = caller;
    }

    /// @param evidence a reference: a journal number, the act that founds the authority, a page of its site
    record EvidenceSubmission(
            @Schema(required = true) @Nullable String evidence) {}

    @PUT
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "evidenceByReference",
            summary = "Evidences a criterion by a reference",
            description = "Takes the place of earlier evidence, and has to be signed off anew.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvidenceSubmission.class),
                            examples = @ExampleObject(name = "a journal number", value = """
                            {"evidence": "journal 2026-17"}""")))
    @APIResponse(responseCode = "200", description = "Evidenced; another person has to sign it off")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), evidence-missing")
    @APIResponse(responseCode = "404", description = "unknown-agreement, unknown-criterion")
    @APIResponse(responseCode = "409", description = "wrong-status")
    public AgreementView reference(UUID id, String criterion, EvidenceSubmission submission) {
        var errors = new ArrayList<FieldError>();
        String reference = Texts.required(submission.evidence(), "/evidence", LONGEST_REFERENCE, errors);
        if (!errors.isEmpty()) {
            throw Problems.problem(
                    BAD_REQUEST, "evidence-missing", "Say what shows that the criterion is met.", errors);
        }
        return prepareAgreement
                .evidence(id, criterion(criterion), reference, person())
                .orProblem();
    }

    @PUT
    @Path("/document")
    @Consumes("application/pdf")
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "evidenceByDocument",
            summary = "Evidences a criterion by a document (PDF, at most 20 MB)",
            description = "Takes the place of earlier evidence, and has to be signed off anew.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "200", description = "Evidenced; another person has to sign it off")
    @APIResponse(responseCode = "404", description = "unknown-agreement, unknown-criterion")
    @APIResponse(responseCode = "409", description = "wrong-status")
    @APIResponse(responseCode = "415", description = "not-a-pdf, or another Content-Type")
    public AgreementView document(UUID id, String criterion, byte[] document) {
        String sha256 = PdfDocument.sha256OrProblem(document);
        return prepareAgreement
                .evidence(id, criterion(criterion), document, sha256, person())
                .orProblem();
    }

    @GET
    @Path("/document")
    @Produces("application/pdf")
    @RolesAllowed("registry-admin")
    @Transactional
    @Operation(
            operationId = "getEvidence",
            summary = "Gives the document that evidences a criterion, to look at before signing off")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "unknown-agreement, unknown-criterion, no-document")
    public Response document(UUID id, String criterion) {
        byte[] content = agreements
                .findByIdOptional(id)
                .orElseThrow(ChangeOutcome::unknown)
                .evidenceDocument(criterion(criterion))
                .flatMap(sha256 -> documents.content(id, sha256))
                .orElseThrow(() ->
                        Problems.problem(NOT_FOUND, "no-document", "The criterion is not evidenced by a document."));
        return Response.ok(content)
                .header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @POST
    @Path("/sign-off")
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "signOffCriterion",
            summary = "Approves the evidence for a criterion",
            description = "By another person than the one who brought it.")
    @APIResponse(responseCode = "200", description = "Signed off")
    @APIResponse(responseCode = "404", description = "unknown-agreement, unknown-criterion")
    @APIResponse(responseCode = "409", description = "wrong-status")
    @APIResponse(responseCode = "422", description = "criterion-not-evidenced, four-eyes")
    public AgreementView signOff(UUID id, String criterion) {
        return prepareAgreement.signOff(id, criterion(criterion), person()).orProblem();
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

    private String person() {
        return caller.getPrincipal().getName();
    }
}
