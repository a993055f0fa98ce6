package dk.punktum.flagger.intake;

import static jakarta.ws.rs.core.HttpHeaders.WWW_AUTHENTICATE;
import static jakarta.ws.rs.core.Response.Status.UNAUTHORIZED;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// 401 as a problem. The problem extension's own mappers for it were built for an older Quarkus and fail in this one.
class Unauthenticated {

    @ServerExceptionMapper(priority = 1)
    Response noToken(UnauthorizedException e) {
        return problem("token-missing", "Bearer");
    }

    @ServerExceptionMapper(priority = 1)
    Response badToken(AuthenticationFailedException e) {
        return problem("token-not-accepted", "Bearer error=\"invalid_token\"");
    }

    private static Response problem(String code, String challenge) {
        Response problem = Problems.problem(UNAUTHORIZED, code).toResponse();
        return Response.fromResponse(problem)
                .header(WWW_AUTHENTICATE, challenge)
                .build();
    }
}
