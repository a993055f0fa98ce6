package dk.punktum.flagger.notification.delivery;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// Where authorities are told, from flagger-registry. Addresses are not in events.
@RegisterRestClient(configKey = "flagger-registry")
@OidcClientFilter
interface AgreementContacts {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Contact(String contactEmail, String language) {

        @Override
        public String toString() {
            return "Contact";
        }
    }

    @GET
    @Path("/agreements/{id}/contact")
    @Produces(MediaType.APPLICATION_JSON)
    Contact of(@PathParam("id") UUID agreementId);
}
