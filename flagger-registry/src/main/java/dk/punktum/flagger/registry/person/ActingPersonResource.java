package dk.punktum.flagger.registry.person;

import static java.util.stream.Collectors.toCollection;

import dk.punktum.flagger.registry.Problems;
import dk.punktum.flagger.registry.agreement.FourEyes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Tells our own services what a person who has logged in may do.
@Path("/persons/acting")
@Tag(name = "Agreements")
class ActingPersonResource {

    private final AuthorityPersons persons;
    private final FourEyes fourEyes;
    private final Clock clock;

    ActingPersonResource(AuthorityPersons persons, FourEyes fourEyes, Clock clock) {
        this.persons = persons;
        this.fourEyes = fourEyes;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("service")
    @Transactional
    @Operation(
            operationId = "getActingPerson",
            summary = "Tells for which agreement a person acts now, and as what",
            description =
                    "`sub` as in the person's token. Whether the agreement is in force is another question. Of who"
                            + " does not act, the problem says `why`: UNKNOWN, NOT_YET or OVER.")
    @APIResponse(responseCode = "200", description = "For which agreement, and in which roles")
    @APIResponse(responseCode = "404", description = "unknown-person, and why: UNKNOWN, NOT_YET or OVER")
    public ActingPerson acting(
            @Parameter(description = "The `sub` of the person's token") @QueryParam("sub") @Nullable String sub) {
        Instant now = clock.instant();
        List<AuthorityPerson> acting = sub == null ? List.of() : persons.actingAt(sub, now);
        if (acting.isEmpty()) {
            throw Problems.builder(
                            Status.NOT_FOUND, "unknown-person", "Nobody with this sub acts for an authority now.")
                    .with("why", NotActing.of(sub == null ? List.of() : persons.admissionsOf(sub), now))
                    .build();
        }
        UUID agreementId = acting.getFirst().agreementId();
        return new ActingPerson(
                agreementId,
                acting.stream().map(AuthorityPerson::role).collect(toCollection(TreeSet::new)),
                fourEyes.isWantedBy(agreementId));
    }
}
