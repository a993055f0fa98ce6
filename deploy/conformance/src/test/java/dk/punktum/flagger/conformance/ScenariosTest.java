package dk.punktum.flagger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenariosTest {

    @Test
    void everyScenarioNamesAHeadingThatThePageForDownstreamHas() throws IOException {
        Path page = KitRun.HOME.getParent().getParent().resolve("docs/downstream.md");
        Set<String> anchors = Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(ScenariosTest::anchor)
                .collect(Collectors.toSet());

        assertThat(Scenarios.ALL).extracting(Scenario::where).isSubsetOf(anchors);
    }

    @Test
    void noTwoScenariosHaveTheSameName() {
        assertThat(Scenarios.ALL).extracting(Scenario::name).doesNotHaveDuplicates();
    }

    /// As GitHub makes them.
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }
}
