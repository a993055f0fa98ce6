package dk.punktum.flagger.registry.client;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.registry.Problems;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The machine identities of an agreement.
@Path("/agreements/{id}/clients")
@Tag(name = "Agreements")
class ClientResource {

    private final MachineClients clients;
    private final RegisterClient registerClient;
    private final SecurityIdentity caller;

    ClientResource(MachineClients clients, RegisterClient registerClient, SecurityIdentity caller) {
        this.clients = clients;
        this.registerClient = registerClient;
        this.caller = caller;
    }

    /// @param at     from when on it may not act any more; absent: at once
    /// @param reason why; kept with it
    record EndRequest(@Nullable Instant at, @Nullable String reason) {}

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
        return orProblem(registerClient.add(id, submission, person()));
    }

    @POST
    @Path("/{client}/confirmation")
    @RolesAllowed("registry-admin")
    @Operation(summary = "Lets a client act", description = "By another person than the one who added it.")
    public ClientView confirm(UUID id, UUID client) {
        return orProblem(registerClient.confirm(id, client, person()));
    }

    @POST
    @Path("/{client}/end")
    @RolesAllowed("registry-admin")
    @Operation(
            summary = "Ends a client, at once or at a moment",
            description = "One person is enough: a key that somebody else has is shut out at once.")
    public ClientView end(UUID id, UUID client, EndRequest request) {
        return orProblem(registerClient.end(id, client, request.at(), request.reason(), person()));
    }

    private static ClientView orProblem(RegisterClient.Outcome outcome) {
        return switch (outcome) {
            case RegisterClient.Outcome.Done(ClientView client) -> client;
            case RegisterClient.Outcome.Faulty(var errors) ->
                throw Problems.problem(BAD_REQUEST, "client-faulty", "This can not be taken; see errors.", errors);
            case RegisterClient.Outcome.Refused(var refusal) -> throw Problems.refused(refusal);
            case RegisterClient.Outcome.UnknownClient() ->
                throw Problems.problem(NOT_FOUND, "unknown-client", "No client of this agreement has this id.");
        };
    }

    private String person() {
        return caller.getPrincipal().getName();
    }
}
