package dk.punktum.flagger.intake.document;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.UNSUPPORTED_MEDIA_TYPE;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.IntakeFigures;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.prohibited.ProhibitedPayload;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes in decision documents, before the flags that rest on them.
@Path("/documents")
@Tag(name = "Documents")
class DocumentResource {

    private static final String PDF = "application/pdf";

    private final ReceiveDocument receiveDocument;
    private final CallersAgreement callersAgreement;
    private final Caller caller;
    private final IntakeFigures figures;

    DocumentResource(
            ReceiveDocument receiveDocument, CallersAgreement callersAgreement, Caller caller, IntakeFigures figures) {
        this.receiveDocument = receiveDocument;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
        this.figures = figures;
    }

    @POST
    @Consumes(PDF)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("flagger")
    @Operation(
            operationId = "uploadDocument",
            summary = "Uploads a decision document (PDF)",
            description = "At most 20 MB unless configured otherwise. It is kept as it is, hashed, and never opened.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "201",
            description = "Kept. Name its id and hash in the flag.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DocumentReceipt.class),
                            examples = @ExampleObject(name = "receipt", value = """
                                    {"documentId": "0197c1f4-7a60-7000-8000-000000000001",
                                     "sha256": "d9b3eebd0c2a6f1a35e0e4a5d2c7c9a57f7f4b8c5e2d0f6a1b3c4d5e6f708192",
                                     "bytes": 81234}""")))
    @APIResponse(
            responseCode = "400",
            description = "digest-malformed, upload-aborted",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "403",
            description = "no-agreement, agreement-not-in-force, or a wrong role",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(responseCode = "413", description = "too-large", content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "415",
            description = "not-a-pdf, prohibited-payload, or another Content-Type",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    @APIResponse(
            responseCode = "422",
            description = "digest-mismatch",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response upload(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable String contentLength,
            @Parameter(description = "sha-256 of the document (RFC 9530); it is compared")
                    @HeaderParam("Content-Digest")
                    @Nullable
                    String contentDigest,
            @Parameter(description = "The same, under the other name") @HeaderParam("Repr-Digest") @Nullable
                    String reprDigest,
            InputStream body) {
        if (contentType == null) {
            throw notAPdf(Wording.problem("not-a-pdf.untold"));
        }
        List<String> expected = new ArrayList<>();
        addExpected(contentDigest, expected);
        addExpected(reprDigest, expected);
        AgreementFacts agreement = callersAgreement.inForce(caller.clientId());
        return answer(receiveDocument.receive(body, length(contentLength), expected, agreement, caller.clientId()));
    }

    /// Pictures, films, sound and archives are refused unread.
    @POST
    @Consumes({
        "image/*",
        "video/*",
        "audio/*",
        "multipart/*",
        "application/zip",
        "application/gzip",
        "application/vnd.rar",
        "application/x-7z-compressed",
        "application/x-tar"
    })
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("flagger")
    @Operation(hidden = true)
    public Response refuse(InputStream body) {
        throw figures.documentRefused(prohibited());
    }

    private static HttpProblem prohibited() {
        return ProhibitedPayload.problem(UNSUPPORTED_MEDIA_TYPE);
    }

    private Response answer(ReceiveDocument.Outcome outcome) {
        return switch (outcome) {
            case ReceiveDocument.Outcome.Received(DocumentReceipt receipt) -> {
                figures.documentReceived();
                yield Response.status(Response.Status.CREATED).entity(receipt).build();
            }
            case ReceiveDocument.Outcome.TooLarge(long limit) ->
                throw figures.documentRefused(Problems.tooLarge(limit));
            case ReceiveDocument.Outcome.NotAPdf() ->
                throw figures.documentRefused(notAPdf(Wording.problem("not-a-pdf")));
            case ReceiveDocument.Outcome.Prohibited() -> throw figures.documentRefused(prohibited());
            case ReceiveDocument.Outcome.OtherDigest(String sha256) ->
                throw figures.documentRefused(Problems.builder(
                                Problems.UNPROCESSABLE_CONTENT, "digest-mismatch", Wording.problem("digest-mismatch"))
                        .with("sha256", sha256)
                        .build());
            case ReceiveDocument.Outcome.Aborted() ->
                throw figures.documentRefused(Problems.problem(BAD_REQUEST, "upload-aborted"));
        };
    }

    private static void addExpected(@Nullable String field, List<String> expected) {
        switch (ContentDigest.of(field)) {
            case ContentDigest.Expected(String sha256) -> expected.add(sha256);
            case ContentDigest.Absent() -> {}
            case ContentDigest.Malformed() -> throw Problems.problem(BAD_REQUEST, "digest-malformed");
        }
    }

    private static OptionalLong length(@Nullable String contentLength) {
        return contentLength == null || !contentLength.matches("[0-9]{1,18}")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(contentLength));
    }

    private static HttpProblem notAPdf(Wording wording) {
        return Problems.problem(UNSUPPORTED_MEDIA_TYPE, "not-a-pdf", wording);
    }
}
