package dk.punktum.flagger.testing.api;

import io.swagger.v3.oas.models.OpenAPI;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/// The description of the last release, which what was built on it goes on working with.
public final class ReleasedApi {

    /// In each service's module.
    private static final Path RELEASED = Path.of("src/main/openapi/released.yaml");

    /// A new word among those that are answered is told to every reader beforehand: docs/intake-api.md, "What can
    /// change".
    private static final OpenApiDiffOptions OPTIONS = OpenApiDiffOptions.builder()
            .configProperty("incompatible.response.enum.increased", "false")
            // Generated clients call their methods by it.
            .configProperty("incompatible.operation.id.changed", "true")
            .build();

    /// @param document what the service says now, in JSON or YAML
    /// @return what a client of the release would no longer find, in words; empty when it finds everything
    public static Optional<String> broken(String document) {
        try {
            return broken(Files.readString(RELEASED), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<String> broken(String released, String document) {
        ChangedOpenApi change = OpenApiCompare.fromContents(released, document, List.of(), OPTIONS);
        List<String> gone = gone(change.getOldSpecOpenApi(), change.getNewSpecOpenApi());
        return change.isIncompatible() || !gone.isEmpty()
                ? Optional.of("no longer there: " + gone + inWords(change))
                : Optional.empty();
    }

    /// A member that may be left out can be missed as well, when it is not there any more.
    private static List<String> gone(OpenAPI released, OpenAPI now) {
        List<String> gone = new ArrayList<>();
        members(released).forEach((schema, members) -> {
            Set<String> present = members(now).getOrDefault(schema, Set.of());
            members.stream()
                    .filter(member -> !present.contains(member))
                    .forEach(member -> gone.add(schema + "." + member));
        });
        return gone;
    }

    private static Map<String, Set<String>> members(OpenAPI api) {
        Map<String, Set<String>> members = new TreeMap<>();
        api.getComponents().getSchemas().forEach((name, schema) -> {
            Map<String, ?> properties = schema.getProperties();
            members.put(name, properties == null ? Set.of() : properties.keySet());
        });
        return members;
    }

    private static String inWords(ChangedOpenApi change) {
        var text = new ByteArrayOutputStream();
        new ConsoleRender().render(change, new OutputStreamWriter(text, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }

    private ReleasedApi() {}
}
