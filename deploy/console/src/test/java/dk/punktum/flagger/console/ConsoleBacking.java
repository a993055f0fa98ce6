package dk.punktum.flagger.console;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Identity;
import java.util.Map;

/// The servers that the console stands on, and its own login at the OIDC server.
public class ConsoleBacking extends BackingForTests {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = super.start();
        settings.put("quarkus.oidc.credentials.secret", Identity.CONSOLE.secret());
        settings.put("quarkus.oidc.authentication.state-secret", "0123456789abcdef0123456789abcdef");
        settings.put("quarkus.oidc.token-state-manager.encryption-secret", "0123456789abcdef0123456789abcdef");
        settings.put("quarkus.oidc.authentication.cookie-force-secure", "false");
        // A person waits for figures; a test need not.
        settings.put("console.cluster.every", "PT0.3S");
        settings.put("console.cluster.limits.behind", "PT1S");
        settings.put("console.cluster.limits.nobody-reads", "PT2S");
        settings.put("console.stream.beat", "PT1S");
        return settings;
    }
}
