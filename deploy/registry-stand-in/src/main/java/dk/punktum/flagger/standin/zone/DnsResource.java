package dk.punktum.flagger.standin.zone;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.InetSocketAddress;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Where the zone is answered, for tests and for whoever started the stand-in on a free port.
@Path("/stand-in/dns")
public final class DnsResource {

    private final DnsServer server;
    private final UpdatedZone zone;

    DnsResource(DnsServer server, UpdatedZone zone) {
        this.server = server;
        this.zone = zone;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Address and port of the name server, and the serial of its zone")
    public ServedZone served() {
        InetSocketAddress address = server.address();
        return new ServedZone(
                Zone.APEX.toString(), address.getAddress().getHostAddress(), address.getPort(), zone.serial());
    }

    /// @param port   both UDP and TCP
    /// @param serial of the zone's SOA record
    public record ServedZone(String zone, String address, int port, long serial) {}
}
