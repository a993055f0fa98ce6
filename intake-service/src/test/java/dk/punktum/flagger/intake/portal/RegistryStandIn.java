package dk.punktum.flagger.intake.portal;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.agreementOf;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.intake.Authority;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// flagger-registry, as far as intake-service asks it about persons; at the address of the service that is
/// tested.
@Singleton
@Path("/persons/acting")
public class RegistryStandIn {

    private final Map<String, Response> answers = new ConcurrentHashMap<>();

    RegistryStandIn() {
        everybodyActs();
    }

    /// Everybody in both roles, without four eyes.
    void everybodyActs() {
        answers.clear();
        names(Identity.FREJA, ONE, false, "SUBMITTER", "APPROVER");
        names(Identity.GORM, TWO, false, "SUBMITTER", "APPROVER");
        names(Identity.GERDA, TWO, false, "SUBMITTER", "APPROVER");
    }

    void names(Identity person, Authority authority, boolean fourEyes, String... roles) {
        answers.put(
                person.id(),
                Response.ok(new Acting(agreementOf(authority), List.of(roles), fourEyes))
                        .build());
    }

    void namesNot(Identity person, String why) {
        answers.put(person.id(), notActing(why));
    }

    void fails(Identity person, int status) {
        answers.put(person.id(), Response.status(status).entity(Map.of()).build());
    }

    /// As flagger-registry tells it.
    public record Acting(UUID agreementId, List<String> roles, boolean fourEyes) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed("service")
    @Operation(hidden = true)
    public Response acting(@QueryParam("sub") String sub) {
        Response answer = answers.getOrDefault(sub, notActing("UNKNOWN"));
        return Response.status(answer.getStatus()).entity(answer.getEntity()).build();
    }

    private static Response notActing(String why) {
        return Response.status(404)
                .entity(Map.of("type", "tag:punktum.dk,2026:problem/unknown-person", "why", why))
                .build();
    }
}
