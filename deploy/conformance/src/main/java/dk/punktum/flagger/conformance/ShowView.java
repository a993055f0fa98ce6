package dk.punktum.flagger.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.events.HoldSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Runs a command that prints a line of JSON per name that the consumer has something to say about:
/// `{"domain":…,"statuses":[…],"delegation":{"nameServers":[…],"dsRecords":[…]}}`. What it does not print carries
/// nothing. A command that fails does not answer.
final class ShowView implements View {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 20;

    private final String command;
    private final Map<String, String> environment;

    ShowView(String command, Map<String, String> environment) {
        this.command = command;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public boolean hasRegister() {
        return false;
    }

    /// Nobody says how the name looked, so it looks as the script says.
    @Override
    public Optional<HoldSnapshot> before(String name) {
        return Optional.of(new HoldSnapshot(
                List.of("serverTransferProhibited", "clientUpdateProhibited"),
                List.of("ns1.holder.example", "ns2.holder.example"),
                List.of()));
    }

    @Override
    public Optional<Map<String, Seen>> look(Collection<String> names) {
        return printed().map(all -> {
            Map<String, Seen> asked = new HashMap<>();
            names.forEach(name -> asked.put(name, all.getOrDefault(name, Seen.NOT_MENTIONED)));
            return asked;
        });
    }

    private Optional<Map<String, Seen>> printed() {
        try {
            var builder = new ProcessBuilder("/bin/sh", "-c", command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly());
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(read(output)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("--show can not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// @throws CannotRun when a line is not what it has to be: that is for the team to put right first
    static Map<String, Seen> read(String output) {
        Map<String, Seen> all = new HashMap<>();
        for (String line : output.lines().filter(text -> !text.isBlank()).toList()) {
            try {
                JsonNode name = JSON.readTree(line);
                if (!name.path("domain").isTextual() || !name.path("statuses").isArray()) {
                    throw new CannotRun("--show printed a line without domain and statuses: " + line);
                }
                JsonNode delegation = name.path("delegation");
                all.put(
                        name.path("domain").asText(),
                        new Seen(
                                words(name.path("statuses")),
                                delegation.isObject() ? words(delegation.path("nameServers")) : null,
                                delegation.isObject() ? upperCase(words(delegation.path("dsRecords"))) : null));
            } catch (IOException e) {
                throw new CannotRun("--show printed a line that is not JSON: " + line);
            }
        }
        return all;
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new HashSet<>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<String> upperCase(@Nullable Set<String> words) {
        Set<String> upper = new HashSet<>();
        NameStory.orNone(words).forEach(word -> upper.add(word.toUpperCase(Locale.ROOT)));
        return upper;
    }
}
