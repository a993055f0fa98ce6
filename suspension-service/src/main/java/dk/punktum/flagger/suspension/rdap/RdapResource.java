package dk.punktum.flagger.suspension.rdap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.hold.HeldNames;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// RDAP look-ups of held names, for the registry's own RDAP server to merge into its answers.
///
/// Whatever the asker accepts, the answer is RDAP's JSON, errors too (RFC 7480, section 4.2; RFC 9083, section 6).
@Path("/rdap")
@Tag(name = "RDAP")
@Produces({RdapObjects.CONTENT_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed({"downstream", "operator", "case-officer"})
class RdapResource {

    private final HeldNames names;
    private final Clock clock;
    private final SuspensionConfig.RdapView config;

    RdapResource(HeldNames names, Clock clock, SuspensionConfig config) {
        this.names = names;
        this.clock = clock;
        this.config = config.rdapView();
    }

    @GET
    @Path("/domain/{name}")
    @Operation(summary = "Shows a held name (RFC 9082, section 3.1.3; RFC 9083, section 5.3)")
    @APIResponse(responseCode = "200", description = "The name and its holds; `application/rdap+json`")
    @APIResponse(responseCode = "400", description = "Not a registrable .dk name; an RDAP error object")
    @APIResponse(responseCode = "404", description = "Nobody holds the name; an RDAP error object")
    public Response domain(
            @Parameter(description = "A-label or U-label", example = "æøåöäüé.dk") String name, @Context UriInfo uri) {
        return switch (DomainName.read(name)) {
            case DomainNameReading.Understood understood ->
                names.find(understood.name())
                        .map(held -> answer(200, objects(uri).domain(held, clock.instant())))
                        .orElseGet(() ->
                                answer(404, RdapObjects.error(404, "Not Found", "The registry holds no such name.")));
            case DomainNameReading.Refused refused ->
                answer(
                        400,
                        RdapObjects.error(
                                400,
                                "Bad Request",
                                "This is not a registrable .dk name: "
                                        + refused.reason()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ') + "."));
        };
    }

    @GET
    @Path("/help")
    @Operation(summary = "Says what can be asked here, how to complain, and how to check a notice")
    @APIResponse(responseCode = "200", description = "Notices; `application/rdap+json`")
    public Response help(@Context UriInfo uri) {
        return answer(200, objects(uri).help());
    }

    private RdapObjects objects(UriInfo uri) {
        return new RdapObjects(uri.getBaseUri().resolve("/rdap/"), config.checkNotices(), config.complain());
    }

    private static Response answer(int status, ObjectNode body) {
        return Response.status(status)
                .type(RdapObjects.CONTENT_TYPE)
                .entity(body.toString())
                .build();
    }
}
