package dk.punktum.flagger.suspension.dnsupdate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the primary was to be told and has not taken.
@Path("/operator/dns-updates")
@Tag(name = "Operation")
@RolesAllowed({"operator", "operator-admin"})
class DnsUpdateResource {

    private static final int MOST = 200;

    private final DnsUpdates updates;

    DnsUpdateResource(DnsUpdates updates) {
        this.updates = updates;
    }

    @GET
    @RolesAllowed({"viewer", "operator", "operator-admin"})
    @Transactional
    @Operation(
            summary = "Lists changes of the zone that are not done, oldest first, 200 at most",
            description = "`CONFLICT`: somebody else has changed the delegation, and nothing is overwritten.")
    @APIResponse(responseCode = "200", description = "The open changes")
    public List<DnsUpdateView> open() {
        return updates.open(MOST);
    }
}
