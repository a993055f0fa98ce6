package dk.punktum.flagger.registry.client;

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
    @Operation(summary = "Lists the machine identities of an agreement", description = "Also those of before.")
    public List<ClientView> list(UUID id) {
        return clients.of(id);
    }

    @POST
    @RolesAllowed("registry-admin")
    @Operation(
            summary = "Adds an OAuth client to an agreement",
            description =
                    "It may act from `validFrom` on, once another person has confirmed it. Bound to a certificate when one is named.")
    public ClientView add(UUID id, ClientSubmission submission) {
        return registerClient.add(id, submission, person()).orProblem(WHAT);
    }

    @POST
    @Path("/{client}/confirmation")
    @RolesAllowed("registry-admin")
    @Operation(summary = "Lets a client act", description = "By another person than the one who added it.")
    public ClientView confirm(UUID id, UUID client) {
        return registerClient.confirm(id, client, person()).orProblem(WHAT);
    }

    @POST
    @Path("/{client}/end")
    @RolesAllowed("registry-admin")
    @Operation(
            summary = "Ends a client, at once or at a moment",
            description = "One person is enough: a key that somebody else has is shut out at once.")
    public ClientView end(UUID id, UUID client, EndRequest request) {
        return registerClient.end(id, client, request, person()).orProblem(WHAT);
    }

    private String person() {
        return caller.getPrincipal().getName();
    }
}
