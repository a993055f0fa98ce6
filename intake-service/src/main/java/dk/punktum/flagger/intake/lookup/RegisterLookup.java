package dk.punktum.flagger.intake.lookup;

import dk.punktum.flagger.events.DomainName;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Asks the register by RDAP how names stand: now, never from memory.
@ApplicationScoped
class RegisterLookup {

    /// An RDAP answer has a few kilobytes; more is not one.
    private static final long LONGEST_ANSWER = 1 << 20;

    private final LookupSettings settings;
    private final Optional<Round<Registration>> round;
    private final HttpClient http;

    RegisterLookup(LookupSettings settings, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.rdapPatience())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.round = settings.rdapUrl()
                .map(register -> new Round<>(
                        "rdap",
                        settings.rdapPatience(),
                        settings.pause(),
                        new Registration.Unknown(),
                        name -> ask(register, name),
                        meters,
                        clock));
    }

    /// Nothing for any name when there is no register to ask.
    Map<DomainName, Registration> about(Set<DomainName> names) {
        return round.map(register -> register.ask(names)).orElse(Map.of());
    }

    private CompletableFuture<Registration> ask(URI register, DomainName name) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(register + "/domain/" + name.aLabel()))
                .header("Accept", "application/rdap+json")
                .timeout(settings.rdapPatience())
                .build();
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER))
                .thenApply(answer -> RegistrationRules.read(name, answer.statusCode(), answer.body()));
    }
}
