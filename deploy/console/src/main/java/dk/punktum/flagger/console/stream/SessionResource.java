package dk.punktum.flagger.console.stream;

import dk.punktum.flagger.console.page.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// Asked by a page that lost its stream: 204 when the person is still logged in. With the header
/// `X-Requested-With: JavaScript` who is not gets 499 (Quarkus' answer to scripts) rather than a login
/// page.
@Path("/session")
@RolesAllowed(Page.VIEWER)
class SessionResource {

    @GET
    public void check() {}
}
