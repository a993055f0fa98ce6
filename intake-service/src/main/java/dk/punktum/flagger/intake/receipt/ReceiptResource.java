package dk.punktum.flagger.intake.receipt;

import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.intake.Caller;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Gives a receipt again.
@Path("/flags/{id}/receipt")
@Tag(name = "Receipts")
class ReceiptResource {

    private static final String JOSE = "application/jose";

    private final SignedReceipts receipts;
    private final CallersAgreement callersAgreement;
    private final Caller caller;

    ReceiptResource(SignedReceipts receipts, CallersAgreement callersAgreement, Caller caller) {
        this.receipts = receipts;
        this.callersAgreement = callersAgreement;
        this.caller = caller;
    }

    @GET
    @Produces(JOSE)
    @RolesAllowed({"flagger", "case-officer"})
    @Operation(
            operationId = "getReceipt",
            summary = "The signed receipt of a flag",
            description =
                    "A JWS in its compact form (RFC 7515), the same as signedReceipt in the answer to POST /flags."
                            + " It verifies with the keys of /.well-known/jwks.json alone.")
    @APIResponse(
            responseCode = "200",
            description = "The receipt, byte for byte as it was signed",
            content = @Content(mediaType = JOSE, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "404",
            description = "no-receipt: no flag with this id, or another authority's, or one from before receipts were"
                    + " signed",
            content = @Content(mediaType = Problems.MEDIA_TYPE))
    public String get(UUID id) {
        return find(id).orElseThrow(() -> Problems.problem(NOT_FOUND, "no-receipt"));
    }

    private Optional<String> find(UUID id) {
        return caller.isCaseOfficer()
                ? receipts.any(id)
                : receipts.own(id, callersAgreement.any(caller.clientId()).id());
    }
}
