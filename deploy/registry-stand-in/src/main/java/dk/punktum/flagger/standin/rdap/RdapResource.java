package dk.punktum.flagger.standin.rdap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.standin.register.Register;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// RDAP look-ups. Public; with a token of the role `service` the answers are complete.
///
/// Whatever the asker accepts, the answer is RDAP's JSON (RFC 7480, section 4.2).
@Path("/rdap")
@Produces({RdapObjects.CONTENT_TYPE, MediaType.APPLICATION_JSON})
@PermitAll
public final class RdapResource {

    private static final String SERVICE = "service";
    private static final Pattern HOST = Pattern.compile("[a-z0-9_](?:[a-z0-9.-]*[a-z0-9])?");
    private static final Pattern HANDLE = Pattern.compile("[A-Z0-9-]{1,40}");

    private final Register register;
    private final Clock clock;
    private final SecurityIdentity identity;

    RdapResource(Register register, Clock clock, SecurityIdentity identity) {
        this.register = register;
        this.clock = clock;
        this.identity = identity;
    }

    @GET
    @Path("/domain/{name}")
    @Operation(summary = "A domain name, by A-label or U-label in any case (RFC 9082, section 3.1.3)")
    public Response domain(@PathParam("name") String name, @Context UriInfo uri) {
        return switch (DomainName.read(withoutTrailingDot(name))) {
            case DomainNameReading.Understood understood ->
                found(() -> register.find(understood.name().aLabel())
                        .map(registered -> objects(uri).domain(registered, clock.instant())));
            case DomainNameReading.Refused refused ->
                switch (refused.reason()) {
                    // A name, but none that this registry could have.
                    case NOT_UNDER_DK, BELOW_REGISTRABLE_NAME -> found(Optional::empty);
                    case EMPTY,
                            URL,
                            EMAIL_ADDRESS,
                            LABEL_TOO_LONG,
                            CHARACTER_NOT_ADMITTED,
                            HYPHEN_MISPLACED,
                            NOT_A_VALID_IDN -> malformed("Not a domain name under .dk: " + refused.reason());
                };
        };
    }

    @GET
    @Path("/entity/{handle}")
    @Operation(summary = "A registrar or a registrant, by handle")
    public Response entity(@PathParam("handle") String handle, @Context UriInfo uri) {
        String wanted = handle.toUpperCase(Locale.ROOT);
        if (!HANDLE.matcher(wanted).matches()) {
            return malformed("Not a handle");
        }
        return found(() -> register.registrar(wanted)
                .map(registrar -> objects(uri).registrar(registrar))
                .or(() -> register.registrant(wanted)
                        .map(registrant -> objects(uri).registrant(registrant))));
    }

    @GET
    @Path("/nameserver/{name}")
    @Operation(summary = "A name server that some name uses, by host name")
    public Response nameserver(@PathParam("name") String name, @Context UriInfo uri) {
        String wanted = withoutTrailingDot(name).toLowerCase(Locale.ROOT);
        if (!HOST.matcher(wanted).matches()) {
            return malformed("Not a host name");
        }
        return found(() -> register.host(wanted).map(_ -> objects(uri).nameserver(wanted)));
    }

    @GET
    @Path("/domains")
    @Operation(summary = "The names that use a name server (RFC 9082, section 3.2.1); no other search is offered")
    public Response domains(@QueryParam("nsLdhName") @Nullable String nsLdhName, @Context UriInfo uri) {
        if (nsLdhName == null) {
            return notOffered("domains");
        }
        String host = withoutTrailingDot(nsLdhName).toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            return malformed("Not a host name; patterns are not offered");
        }
        return found(() -> Optional.of(objects(uri).domains(register.namesOn(host))));
    }

    @GET
    @Path("/help")
    @Operation(summary = "What can be asked here")
    public Response help(@Context UriInfo uri) {
        return ok(objects(uri).help());
    }

    /// RFC 9082, section 3: a query type that is not offered is answered 501.
    @GET
    @Path("/{query: .*}")
    @Operation(hidden = true)
    public Response notOffered(@PathParam("query") String query) {
        return error(501, "Not Implemented", "This kind of query is not offered; see help.");
    }

    private RdapObjects objects(UriInfo uri) {
        return new RdapObjects(
                register, new RdapLinks(uri.getBaseUri().resolve("/rdap/").toString()), identity.hasRole(SERVICE));
    }

    private Response found(Supplier<Optional<ObjectNode>> lookUp) {
        if (!register.caughtUp()) {
            // A held name would look free, and whoever asks would save that as "how it was before".
            return unavailable();
        }
        return lookUp.get()
                .map(RdapResource::ok)
                .orElseGet(() -> error(404, "Not Found", "The registry has no such object."));
    }

    private static Response ok(ObjectNode body) {
        return Response.ok(body.toString(), RdapObjects.CONTENT_TYPE).build();
    }

    private static Response malformed(String description) {
        return error(400, "Bad Request", description);
    }

    private static Response unavailable() {
        String why = "The suspensions in force are still being read.";
        return Response.fromResponse(error(503, "Service Unavailable", why))
                .header("Retry-After", 1)
                .build();
    }

    private static Response error(int code, String title, String description) {
        return Response.status(code)
                .type(RdapObjects.CONTENT_TYPE)
                .entity(RdapObjects.error(code, title, description).toString())
                .build();
    }

    private static String withoutTrailingDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
