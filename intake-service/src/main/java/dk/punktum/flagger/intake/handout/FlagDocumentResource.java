package dk.punktum.flagger.intake.handout;

import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.flag.ReadFlags;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The decision document of a flag.
@Path("/flags/{id}/document")
@Tag(name = "Documents")
class FlagDocumentResource {

    private static final String PDF = "application/pdf";

    private final HandOutDocument handOutDocument;
    private final ReadFlags readFlags;
    private final CallersAgreement callersAgreement;
    private final Caller caller;

    FlagDocumentResource(
            HandOutDocument handOutDocument, ReadFlags readFlags, CallersAgreement callersAgreement, Caller caller) {
        this.handOutDocument = handOutDocument;
        this.readFlags = readFlags;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
    }

    @GET
    @Produces(PDF)
    @RolesAllowed({"flagger", "case-officer"})
    @Operation(
            operationId = "getFlagDocument",
            summary = "The decision document that a flag rests on",
            description = "Byte for byte as it was uploaded; that of the newest version of the flag. Who reads it, and"
                    + " when, is kept.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            headers = {
                @Header(
                        name = "Repr-Digest",
                        description = "sha-256 of the document (RFC 9530), as it was hashed when it came in",
                        required = true,
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = HttpHeaders.CONTENT_DISPOSITION,
                        description = "To be saved, not shown, under the flag's number",
                        required = true,
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "404",
            description = "unknown-flag: none with this id, or another authority's",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public Response get(UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String acceptLanguage) {
        Language language = Language.of(acceptLanguage);
        FlagView flag = (caller.isCaseOfficer()
                        ? readFlags.any(id, language)
                        : readFlags.own(id, callersAgreement.any(caller.clientId()), language))
                .orElseThrow(() -> Problems.problem(NOT_FOUND, "unknown-flag"));
        HandOutDocument.HandedOut document = handOutDocument.handOut(flag, caller.person());
        // Somebody else's bytes: never shown as a page of ours, kept by nothing in between.
        return Response.ok(document.content())
                .header("Repr-Digest", "sha-256=:%s:".formatted(base64(document.sha256())))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.pdf\"".formatted(flag.flagNumber()))
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String base64(String sha256) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }
}
