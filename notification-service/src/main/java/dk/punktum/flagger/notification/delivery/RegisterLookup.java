package dk.punktum.flagger.notification.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The register, by RDAP (RFC 9082). Registrants' addresses are shown to our token only.
@RegisterRestClient(configKey = "rdap")
@OidcClientFilter
interface RegisterLookup {

    @GET
    @Path("/domain/{name}")
    @Produces("application/rdap+json")
    JsonNode domain(@PathParam("name") String aLabel);
}
