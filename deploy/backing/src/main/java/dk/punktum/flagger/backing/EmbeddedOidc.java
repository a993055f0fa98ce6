package dk.punktum.flagger.backing;

import java.net.InetAddress;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;

/// The OIDC server in this JVM. Its signing keys are those that its maker ships, so that a token outlives a restart.
final class EmbeddedOidc implements Oidc {

    static final String ISSUER = "flagger";
    static final String STRANGE_ISSUER = "stranger";

    private final int port;
    private final InetAddress address;
    private @Nullable MockOAuth2Server server;

    EmbeddedOidc(int port) {
        this(port, InetAddress.getLoopbackAddress());
    }

    EmbeddedOidc(int port, InetAddress address) {
        this.port = port;
        this.address = address;
    }

    @Override
    public String description() {
        return "OIDC on port " + port;
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        FreePort.demand("OIDC", port);
        Clock clock = Clock.systemUTC();
        Set<OAuth2TokenCallback> claims = new LinkedHashSet<>(
                List.of(new IdentityClaims(ISSUER, clock), new IdentityClaims(STRANGE_ISSUER, clock)));
        MockOAuth2Server starting = new MockOAuth2Server(
                new OAuth2Config(true, null, null, false, new OAuth2TokenProvider(), claims, new JdkOidcHttp()),
                new SecretCheck(),
                new LoginPage());
        starting.start(address, port);
        server = starting;
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public String issuer() {
        return issuer(port, ISSUER);
    }

    @Override
    public String strangeIssuer() {
        return issuer(port, STRANGE_ISSUER);
    }

    static String issuer(int port, String id) {
        return "http://localhost:%d/%s".formatted(port, id);
    }
}
