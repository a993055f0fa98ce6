package dk.punktum.flagger.intake.portal.person;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// Who acts for an authority now, from flagger-registry. Persons are in no event.
@RegisterRestClient(configKey = "flagger-registry")
@OidcClientFilter
interface ActingPersons {

    @GET
    @Path("/persons/acting")
    @Produces(MediaType.APPLICATION_JSON)
    JsonNode acting(@QueryParam("sub") String sub);
}
