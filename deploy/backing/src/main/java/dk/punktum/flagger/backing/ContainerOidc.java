package dk.punktum.flagger.backing;

import java.util.List;
import java.util.Map;

/// The OIDC server in a container. It listens on the same port inside as outside, because the issuer's name has it.
final class ContainerOidc implements Oidc {

    private final int port;
    private final FixedPortContainer container;

    ContainerOidc(int port) {
        this.port = port;
        this.container = new FixedPortContainer(
                ContainerImages.OWN.image(), Map.of(port, port), Map.of(), List.of("oidc", Integer.toString(port)));
    }

    @Override
    public String description() {
        return "OIDC in a container, on port " + port;
    }

    @Override
    public synchronized void start() {
        container.start();
        container.await(() -> WebAnswer.from(issuer() + "/.well-known/openid-configuration"), "answer");
    }

    @Override
    public synchronized void stop() {
        container.kill();
    }

    @Override
    public synchronized void close() {
        container.remove();
    }

    @Override
    public String issuer() {
        return EmbeddedOidc.issuer(port, EmbeddedOidc.ISSUER);
    }

    @Override
    public String strangeIssuer() {
        return EmbeddedOidc.issuer(port, EmbeddedOidc.STRANGE_ISSUER);
    }
}
