package dk.punktum.flagger.intake.portal.handin;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Asks the register by RDAP who manages names: all at once, and never longer than a person waits. Never inside a
/// transaction.
@ApplicationScoped
class Registrars {

    /// An RDAP answer has a few kilobytes; more is not one.
    private static final long LONGEST_ANSWER = 1 << 20;

    private final PortalSettings settings;
    private final HttpClient http;

    Registrars(PortalSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.rdapPatience())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// An answer for each name, whatever the register does.
    ///
    /// @param names A-labels
    Map<String, Registrar> of(Collection<String> names) {
        Map<String, CompletableFuture<Registrar>> asked =
                names.stream().distinct().collect(Collectors.toMap(Function.identity(), this::ask));
        return asked.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().join()));
    }

    private CompletableFuture<Registrar> ask(String name) {
        Optional<URI> register = settings.rdapUrl();
        if (register.isEmpty()) {
            return CompletableFuture.completedFuture(new Registrar.Unknown());
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(register.get() + "/domain/" + name))
                .header("Accept", "application/rdap+json")
                .timeout(settings.rdapPatience())
                .build();
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER))
                .thenApply(answer -> RegistrarRules.read(answer.statusCode(), answer.body()))
                .completeOnTimeout(
                        new Registrar.Unknown(), settings.rdapPatience().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> new Registrar.Unknown());
    }
}
