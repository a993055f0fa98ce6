package dk.punktum.flagger.oneendpoint;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// As little as a Quarkus service with an endpoint can be.
@Path("/hello")
public final class HelloResource {

    @GET
    public String hello() {
        return "hello";
    }
}
