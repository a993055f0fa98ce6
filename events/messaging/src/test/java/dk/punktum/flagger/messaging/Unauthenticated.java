package dk.punktum.flagger.messaging;

import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// As every service does it: the problem extension's own mapper was built for an older Quarkus and fails in this one.
class Unauthenticated {

    @ServerExceptionMapper(priority = 1)
    Response noToken(UnauthorizedException e) {
        return Response.status(Response.Status.UNAUTHORIZED).build();
    }
}
