package dk.punktum.flagger.intake.lookup;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Everybody is waited for long enough on a slow machine, unless a test wants silence to be short.
record LookupSettingsForTests(Optional<URI> rdapUrl, Optional<String> resolver, Duration patience)
        implements LookupSettings {

    static LookupSettingsForTests nobody() {
        return new LookupSettingsForTests(Optional.empty(), Optional.empty(), Duration.ofSeconds(10));
    }

    LookupSettingsForTests register(int port) {
        return new LookupSettingsForTests(
                Optional.of(URI.create("http://localhost:%d/rdap".formatted(port))), resolver, patience);
    }

    LookupSettingsForTests resolver(int port) {
        return new LookupSettingsForTests(rdapUrl, Optional.of("127.0.0.1:" + port), patience);
    }

    LookupSettingsForTests patience(Duration other) {
        return new LookupSettingsForTests(rdapUrl, resolver, other);
    }

    @Override
    public Duration rdapPatience() {
        return patience;
    }

    @Override
    public Duration mailPatience() {
        return patience;
    }

    @Override
    public Duration mailKept() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(10);
    }
}
