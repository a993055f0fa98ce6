package dk.punktum.flagger.registry.person;

import dk.punktum.flagger.registry.admission.EndRequest;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// The persons at an authority. For those who keep the agreements only.
@Path("/agreements/{id}/persons")
@RolesAllowed("registry-admin")
@Tag(name = "Agreements")
class PersonResource {

    private static final String WHAT = "person";

    private final AuthorityPersons persons;
    private final NamePerson namePerson;
    private final SecurityIdentity caller;

    PersonResource(AuthorityPersons persons, NamePerson namePerson, SecurityIdentity caller) {
        this.persons = persons;
        this.namePerson = namePerson;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(summary = "Lists the persons at an authority with their roles", description = "Also those of before.")
    public List<PersonView> list(UUID id) {
        return persons.of(id);
    }

    @POST
    @Operation(
            summary = "Names a person at an authority in a role",
            description = "Who may act from `validFrom` on, once another person of the registry has confirmed it.")
    public PersonView name(UUID id, PersonSubmission submission) {
        return namePerson.name(id, submission, by()).orProblem(WHAT);
    }

    @POST
    @Path("/{person}/confirmation")
    @Operation(summary = "Lets a person act", description = "By another than the one who named the person.")
    public PersonView confirm(UUID id, UUID person) {
        return namePerson.confirm(id, person, by()).orProblem(WHAT);
    }

    @POST
    @Path("/{person}/end")
    @Operation(summary = "Shuts a person out of a role, at once or at a moment")
    public PersonView end(UUID id, UUID person, EndRequest request) {
        return namePerson.end(id, person, request, by()).orProblem(WHAT);
    }

    private String by() {
        return caller.getPrincipal().getName();
    }
}
