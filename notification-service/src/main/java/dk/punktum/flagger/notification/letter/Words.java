package dk.punktum.flagger.notification.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// What codes are called in a language: legal grounds, reasons, causes.
final class Words {

    private final Map<String, String> words;

    Words(String path) {
        try (InputStream file = Words.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            words = properties.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            word -> word.getKey().toString(),
                            word -> word.getValue().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An agreement can name a ground that came after this version of the words.
    String ofGround(String code) {
        String word = words.get("ground." + code);
        return word == null ? of("ground", "other").formatted(code) : word;
    }

    /// @throws IllegalArgumentException when there are no words for it: a notice with a bare code says nothing
    String of(String kind, String code) {
        String word = words.get(kind + "." + code);
        if (word == null) {
            throw new IllegalArgumentException("no words for %s %s".formatted(kind, code));
        }
        return word;
    }
}
