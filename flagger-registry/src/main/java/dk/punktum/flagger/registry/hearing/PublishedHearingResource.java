package dk.punktum.flagger.registry.hearing;

import dk.punktum.flagger.registry.CacheableAnswer;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
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

/// What came of the hearings, for everybody.
@Path("/hearings")
@PermitAll
@Tag(name = "Public")
class PublishedHearingResource {

    private final Hearings hearings;

    private final CacheableAnswer answer;

    PublishedHearingResource(Hearings hearings, CacheableAnswer answer) {
        this.hearings = hearings;
        this.answer = answer;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(
            operationId = "listPublishedHearings",
            summary = "Lists the concluded hearings in summary",
            description = "Public. How many were asked, how many said what, and the registry's summary.")
    @APIResponse(
            responseCode = "200",
            description = "Maybe none",
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
                            schema = @Schema(type = SchemaType.ARRAY, implementation = PublishedHearing.class)))
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of what the caller has (RFC 9110, section 13.1.2)",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "304", description = "What the caller has is the newest.")
    public Response list(@Context Request request) {
        return answer.json(request, hearings.published());
    }
}
