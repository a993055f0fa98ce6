package dk.punktum.flagger.registry.client;

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

/// The machine identities of an agreement.
@Path("/agreements/{id}/clients")
@Tag(name = "Agreements")
class ClientResource {

    private static final String WHAT = "client";

    private final MachineClients clients;
    private final RegisterClient registerClient;
    private final SecurityIdentity caller;

    ClientResource(MachineClients clients, RegisterClient registerClient, SecurityIdentity caller) {
        this.clients = clients;
        this.registerClient = registerClient;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"registry-admin", "operator"})
    @Transactional
    @Operation(
            operationId = "listClients",
            summary = "Lists the machine identities of an agreement",
            description = "Also those of before.")
    @APIResponse(responseCode = "200", description = "Also those of before")
    public List<ClientView> list(UUID id) {
        return clients.of(id);
    }

    @POST
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "addClient",
            summary = "Adds an OAuth client to an agreement",
            description =
                    "It may act from `validFrom` on, once another person has confirmed it. Bound to a certificate when one is named.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ClientSubmission.class),
                            examples = @ExampleObject(name = "from August", value = """
                            {"clientId": "eksempelstyrelsen-2", "validFrom": "2026-08-01T00:00:00Z"}""")))
    @APIResponse(responseCode = "200", description = "Added; another person has to confirm it")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), client-faulty: errors has them all")
    @APIResponse(responseCode = "404", description = "unknown-agreement")
    @APIResponse(responseCode = "409", description = "wrong-status, client-already-bound")
    public ClientView add(UUID id, ClientSubmission submission) {
        return registerClient.add(id, submission, person()).orProblem(WHAT);
    }

    @POST
    @Path("/{client}/confirmation")
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "confirmClient",
            summary = "Lets a client act",
            description = "By another person than the one who added it.")
    @APIResponse(responseCode = "200", description = "Confirmed")
    @APIResponse(responseCode = "404", description = "unknown-client")
    @APIResponse(responseCode = "409", description = "already-confirmed, already-over, wrong-status")
    @APIResponse(responseCode = "422", description = "four-eyes")
    public ClientView confirm(UUID id, UUID client) {
        return registerClient.confirm(id, client, person()).orProblem(WHAT);
    }

    @POST
    @Path("/{client}/end")
    @RolesAllowed("registry-admin")
    @Operation(
            operationId = "endClient",
            summary = "Ends a client, at once or at a moment",
            description = "One person is enough: a key that somebody else has is shut out at once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EndRequest.class),
                            examples = @ExampleObject(name = "at once", value = """
                            {"reason": "The key was lost."}""")))
    @APIResponse(responseCode = "200", description = "The end is set")
    @APIResponse(responseCode = "400", description = "bad-request (no JSON), reason-missing")
    @APIResponse(responseCode = "404", description = "unknown-client")
    @APIResponse(responseCode = "409", description = "already-over")
    public ClientView end(UUID id, UUID client, EndRequest request) {
        return registerClient.end(id, client, request, person()).orProblem(WHAT);
    }

    private String person() {
        return caller.getPrincipal().getName();
    }
}
