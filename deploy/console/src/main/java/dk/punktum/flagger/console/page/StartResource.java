package dk.punktum.flagger.console.page;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// The way in: the first page of the navigation.
@Path("/")
@RolesAllowed(Page.VIEWER)
class StartResource {

    @GET
    public Response start() {
        return Response.seeOther(URI.create(Place.values()[0].path())).build();
    }
}
