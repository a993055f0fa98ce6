package dk.punktum.flagger.registry.register;

import dk.punktum.flagger.registry.CacheableAnswer;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who may flag, for everybody.
@Path("/register")
@PermitAll
@Tag(name = "Public")
class RegisterResource {

    private static final Locale DANISH = Locale.of("da");

    /// The first is for whoever asks for another language, or for none.
    private static final List<Variant> LANGUAGES =
            Variant.languages(DANISH, Locale.ENGLISH).add().build();

    private final TrustedFlaggers flaggers;
    private final CacheableAnswer answer;

    RegisterResource(TrustedFlaggers flaggers, CacheableAnswer answer) {
        this.flaggers = flaggers;
        this.answer = answer;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listTrustedFlaggers",
            summary = "Lists the trusted flaggers",
            description = "Public, with ETag. Every agreement that has begun, also those on hold or ended.")
    @APIResponse(
            responseCode = "200",
            description = "The register; as a page where HTML is asked for, in Danish or English",
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
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = RegisterEntry.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
            })
    @Parameter(
            name = "If-None-Match",
            in = ParameterIn.HEADER,
            description = "The ETag of what the caller has (RFC 9110, section 13.1.2)",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(responseCode = "304", description = "What the caller has is the newest.")
    public Response json(@Context Request request) {
        return answer.json(request, flaggers.today());
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page(@Context Request request) {
        Variant variant = request.selectVariant(LANGUAGES);
        Locale language = variant == null ? DANISH : variant.getLanguage();
        return answer.html(request, RegisterPage.in(language, flaggers.today()), language);
    }
}
