package dk.punktum.flagger.intake.receipt;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The keys that receipts verify with, for everybody.
@Path("/.well-known/jwks.json")
@Tag(name = "Receipts")
class KeysResource {

    private static final String JWK_SET = "application/jwk-set+json";

    /// A new key is published at least this long before it signs (docs/operations.md).
    private static final Duration FRESH = Duration.ofHours(1);

    private final ReceiptKeys keys;

    KeysResource(ReceiptKeys keys) {
        this.keys = keys;
    }

    @GET
    @Produces(JWK_SET)
    @PermitAll
    @NonBlocking
    @Operation(
            operationId = "getReceiptKeys",
            summary = "The keys of signed receipts",
            description = "A JWK set (RFC 7517); no token is needed. Keep a copy with your receipts.")
    @APIResponse(
            responseCode = "200",
            description = "A JWK set",
            headers = {
                @Header(
                        name = HttpHeaders.ETAG,
                        description = "Changes with the keys",
                        required = true,
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = HttpHeaders.CACHE_CONTROL,
                        description = "A new key is published at least this long before it signs",
                        required = true,
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = JWK_SET, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
    @Parameter(
            name = HttpHeaders.IF_NONE_MATCH,
            in = ParameterIn.HEADER,
            description = "The ETag of the copy at hand",
            schema = @Schema(type = SchemaType.STRING))
    public Response get(@Context Request request) {
        var tag = new EntityTag(Integer.toHexString(keys.published().hashCode()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(keys.published()) : unchanged;
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + FRESH.toSeconds())
                .build();
    }
}
