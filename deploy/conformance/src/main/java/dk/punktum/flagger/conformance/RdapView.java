package dk.punktum.flagger.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.events.HoldSnapshot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks RDAP (RFC 9083). What does not answer with 200 does not answer.
final class RdapView implements View {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Statuses that say nothing about a hold (RFC 8056, section 2).
    private static final Set<String> EMPTY_WORDS = Set.of("active", "inactive", "associated");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String base;

    /// @param base such as `http://localhost:8086/rdap`
    RdapView(String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    @Override
    public boolean hasRegister() {
        return true;
    }

    @Override
    public Optional<Map<String, Seen>> look(Collection<String> names) {
        Map<String, Seen> seen = new HashMap<>();
        for (String name : names) {
            Optional<JsonNode> domain = domain(name);
            if (domain.isEmpty()) {
                return Optional.empty();
            }
            seen.put(name, seen(domain.get()));
        }
        return Optional.of(seen);
    }

    @Override
    public Optional<HoldSnapshot> before(String name) {
        return domain(name)
                .map(RdapView::seen)
                .map(seen -> new HoldSnapshot(
                        List.copyOf(seen.statuses()),
                        List.copyOf(NameStory.orNone(seen.nameServers())),
                        List.copyOf(NameStory.orNone(seen.dsRecords()))));
    }

    private Optional<JsonNode> domain(String name) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/domain/" + name))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Seen seen(JsonNode domain) {
        Set<String> statuses = new HashSet<>();
        domain.path("status").forEach(word -> statuses.add(word.asText()));
        statuses.removeAll(EMPTY_WORDS);
        Set<String> nameServers = new HashSet<>();
        domain.path("nameservers")
                .forEach(server ->
                        nameServers.add(server.path("ldhName").asText().toLowerCase(Locale.ROOT)));
        Set<String> dsRecords = new HashSet<>();
        domain.path("secureDNS").path("dsData").forEach(ds -> dsRecords.add(presentation(ds)));
        Set<String> epp = new HashSet<>();
        statuses.forEach(word -> epp.add(epp(word)));
        return new Seen(epp, nameServers, dsRecords);
    }

    private static String presentation(JsonNode ds) {
        return "%d %d %d %s"
                .formatted(
                        ds.path("keyTag").asInt(),
                        ds.path("algorithm").asInt(),
                        ds.path("digestType").asInt(),
                        ds.path("digest").asText().toUpperCase(Locale.ROOT));
    }

    /// `server hold` is EPP's `serverHold`.
    static String epp(String words) {
        StringBuilder epp = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            epp.append(
                    epp.isEmpty() || word.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return epp.toString();
    }
}
