package dk.punktum.flagger.suspension;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Puts the service under test in front of a [FakeRegistry], and hands it to the test's field of that type.
public class RegistryForTests implements QuarkusTestResourceLifecycleManager {

    private FakeRegistry registry;

    @Override
    public Map<String, String> start() {
        try {
            registry = new FakeRegistry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "suspension.rdap.url",
                registry.rdapUrl(),
                "suspension.dns.servers",
                registry.dnsServer() + "," + registry.secondDnsServer(),
                "suspension.landing-page.name-servers",
                "ns1.landing.example,ns2.landing.example",
                // Only when a test wants it; and five names that differ are too many.
                "suspension.reconciliation.every",
                "P36500D",
                "suspension.reconciliation.pause",
                "PT0.001S",
                "suspension.reconciliation.stop-share",
                "0",
                // All tests share one hour; those about the limits set their own.
                "suspension.safety.limit-per-authority",
                "100000",
                "suspension.safety.limit-total",
                "100000");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(registry, new TestInjector.MatchesType(FakeRegistry.class));
    }

    @Override
    public void stop() {
        registry.close();
    }
}
