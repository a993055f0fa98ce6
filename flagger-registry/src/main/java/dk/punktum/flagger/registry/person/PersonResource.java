package dk.punktum.flagger.registry.person;

import dk.punktum.flagger.registry.admission.EndRequest;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @Operation(
            operationId = "listPersons",
            summary = "Lists the persons at an authority with their roles",
            description = "Also those of before.")
    @APIResponse(responseCode = "200", description = "Maybe none")
    public List<PersonView> list(UUID id) {
        return persons.of(id);
    }

    @POST
    @Operation(
            operationId = "namePerson",
            summary = "Names a person at an authority in a role",
            description = "Who may act from `validFrom` on, once another person of the registry has confirmed it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PersonSubmission.class),
                            examples = @ExampleObject(name = "a case handler", value = """
                            {"sub": "b7a1", "name": "Anna Andersen", "role": "SUBMITTER", "validFrom": "2026-08-01T00:00:00Z"}""")))
    @APIResponse(responseCode = "200", description = "Named; another person of the registry has to confirm it")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), person-faulty: errors has them all")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
    @APIResponse(responseCode = "409", description = "wrong-status, person-acts-for-another, person-has-the-role")
    public PersonView name(UUID id, PersonSubmission submission) {
        return namePerson.name(id, submission, by()).orProblem(WHAT);
    }

    @POST
    @Path("/{person}/confirmation")
    @Operation(
            operationId = "confirmPerson",
            summary = "Lets a person act",
            description = "By another than the one who named the person.")
    @APIResponse(responseCode = "200", description = "Confirmed")
    @APIResponse(responseCode = "404", description = "unknown-person")
    @APIResponse(responseCode = "409", description = "already-confirmed, already-over, wrong-status")
    @APIResponse(responseCode = "422", description = "four-eyes")
    public PersonView confirm(UUID id, UUID person) {
        return namePerson.confirm(id, person, by()).orProblem(WHAT);
    }

    @POST
    @Path("/{person}/end")
    @Operation(operationId = "endPerson", summary = "Shuts a person out of a role, at once or at a moment")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EndRequest.class),
                            examples = @ExampleObject(name = "at once", value = """
                            {"reason": "Has left the authority."}""")))
    @APIResponse(responseCode = "200", description = "The end is set")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), reason-missing")
    @APIResponse(responseCode = "404", description = "unknown-person")
    @APIResponse(responseCode = "409", description = "already-over")
    public PersonView end(UUID id, UUID person, EndRequest request) {
        return namePerson.end(id, person, request, by()).orProblem(WHAT);
    }

    private String by() {
        return caller.getPrincipal().getName();
    }
}
