package dk.punktum.flagger.intake.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The texts of both languages: those of the API, and those of the portal, which all begin with `portal.`.
final class Texts {

    private static final List<String> FILES = List.of("texts", "portal");

    private static final Map<Language, Properties> TEXTS =
            Arrays.stream(Language.values()).collect(Collectors.toMap(Function.identity(), Texts::read));

    static Optional<String> find(Language language, String key) {
        return Optional.ofNullable(of(language).getProperty(key));
    }

    static Set<String> keys(Language language) {
        return of(language).stringPropertyNames();
    }

    private static Properties of(Language language) {
        return Objects.requireNonNull(TEXTS.get(language));
    }

    private static Properties read(Language language) {
        var texts = new Properties();
        FILES.forEach(name -> read("%s.%s.properties".formatted(name, language.tag()), texts));
        return texts;
    }

    private static void read(String file, Properties texts) {
        try (InputStream stream = Texts.class.getResourceAsStream(file)) {
            texts.load(new InputStreamReader(
                    Objects.requireNonNull(stream, () -> file + " is missing"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can not be read", e);
        }
    }

    private Texts() {}
}
