package dk.punktum.flagger.intake.sandbox;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Marks every answer to a client of the sandbox, problems too: `Sandbox: true`.
@Provider
class SandboxHeader implements ContainerResponseFilter {

    private final Sandboxes sandboxes;

    SandboxHeader(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getSecurityContext() != null
                && request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token
                && token.getClaim("azp") instanceof String client
                && sandboxes.isClient(client)) {
            response.getHeaders().putSingle("Sandbox", "true");
        }
    }
}
