package dk.punktum.flagger.backing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// Puts a Quarkus test on the servers of [Backing#forTests]. Each Quarkus application gets a database of its own, so
/// that test profiles do not meet in one; topics and mails are shared.
public class BackingForTests implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Backing backing = Backing.forTests();
        backing.startAll();
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", backing.postgres().freshDatabase());
        settings.put("quarkus.datasource.username", backing.postgres().user());
        settings.put("quarkus.datasource.password", backing.postgres().password());
        settings.put("kafka.bootstrap.servers", backing.kafka().bootstrapServers());
        settings.put("quarkus.oidc.auth-server-url", backing.oidc().issuer());
        if (isPresent("io.quarkus.oidc.client.OidcClient")) {
            settings.put("quarkus.oidc-client.auth-server-url", backing.oidc().issuer());
            settings.put("quarkus.oidc-client.client-id", Identity.FLAGGER_SERVICES.id());
            settings.put("quarkus.oidc-client.credentials.secret", Identity.FLAGGER_SERVICES.secret());
        }
        if (isPresent("io.quarkus.mailer.Mailer")) {
            // Otherwise Quarkus keeps mails to itself in tests.
            settings.put("quarkus.mailer.mock", "false");
            settings.put("quarkus.mailer.host", backing.smtp().host());
            settings.put("quarkus.mailer.port", Integer.toString(backing.smtp().port()));
        }
        return settings;
    }

    /// Quarkus warns about settings of extensions that the application does not have.
    private static boolean isPresent(String className) {
        String resource = className.replace('.', '/') + ".class";
        return Thread.currentThread().getContextClassLoader().getResource(resource) != null;
    }

    @Override
    public void stop() {
        // The servers outlive the application; the end of the JVM ends them.
    }
}
