package dk.punktum.flagger.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Pattern USE = Pattern.compile("\\bt\\.of\\('([^']+)'");

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        try (var files = Files.list(RESOURCES.resolve("messages"))) {
            for (Path danish : files.filter(file -> file.toString().endsWith(".da.properties"))
                    .toList()) {
                Path english = Path.of(danish.toString().replace(".da.", ".en."));
                assertThat(keys(english)).as(danish.getFileName().toString()).isEqualTo(keys(danish));
                assertThat(placeholders(english))
                        .as("placeholders of " + danish.getFileName())
                        .isEqualTo(placeholders(danish));
            }
        }
    }

    @Test
    void everyTextThatATemplateNamesIsThere() throws IOException {
        try (var files = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path template : files.filter(Files::isRegularFile).toList()) {
                USE.matcher(Files.readString(template))
                        .results()
                        .forEach(use -> assertThat(Texts.in(Language.DA).of(use.group(1)))
                                .as("%s in %s", use.group(1), template)
                                .isNotBlank());
            }
        }
    }

    private static Set<String> keys(Path file) throws IOException {
        return new TreeSet<>(read(file).stringPropertyNames());
    }

    private static Set<String> placeholders(Path file) throws IOException {
        var found = new TreeSet<String>();
        read(file)
                .forEach((key, text) -> Pattern.compile("\\{\\d")
                        .matcher((String) text)
                        .results()
                        .forEach(hit -> found.add(key + " " + hit.group())));
        return found;
    }

    private static Properties read(Path file) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
