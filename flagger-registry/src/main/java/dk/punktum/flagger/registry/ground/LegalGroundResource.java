package dk.punktum.flagger.registry.ground;

import dk.punktum.flagger.registry.CacheableAnswer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Reads the catalogue of legal grounds.
@Path("/grounds")
@PermitAll
@Tag(name = "Public")
class LegalGroundResource {

    private final LegalGrounds grounds;
    private final CacheableAnswer answer;

    LegalGroundResource(LegalGrounds grounds, CacheableAnswer answer) {
        this.grounds = grounds;
        this.answer = answer;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listLegalGrounds",
            summary = "Lists the legal grounds that an agreement can name",
            description =
                    "Public, with ETag: what each means in Danish and English, on which days it is valid, what may be done on it, and how a case on it is decided by default.")
    @APIResponse(
            responseCode = "200",
            description = "The catalogue",
            headers = {
                @Header(
                        name = "ETag",
                        description = "Over the bytes",
                        required = true,
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Cache-Control",
                        description = "How long it may be used without asking",
                        required = true,
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Vary",
                        description = "Accept, Accept-Language",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = LegalGroundView.class)))
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of what the caller has (RFC 9110, section 13.1.2)",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "304", description = "What the caller has is the newest.")
    public Response list(@Context Request request) {
        return answer.json(request, grounds.catalogue());
    }
}
