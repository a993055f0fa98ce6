package dk.punktum.flagger.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `./deploy/crash/prove` breaks is still there to be broken.
class FaultPatchesTest {

    private static final Path HOME = Path.of(System.getProperty("flagger.home"));
    private static final Path PATCHES = HOME.resolve("deploy/crash/faults");

    static List<Path> patches() throws IOException {
        try (Stream<Path> files = Files.list(PATCHES)) {
            return files.sorted().toList();
        }
    }

    /// Read here, not by a program that a machine may not have: what a patch takes away and what stands around it has
    /// to
    /// stand in the file, once.
    @ParameterizedTest
    @MethodSource("patches")
    void applies(Path patch) throws IOException {
        String file = "";
        for (String part : Files.readString(patch).split("(?m)^(?=diff --git |@@ )")) {
            if (part.startsWith("diff --git ")) {
                file = part.replaceAll("(?s).*\n\\+\\+\\+ b/(\\S+)\n.*", "$1");
            } else if (part.startsWith("@@ ")) {
                String before = part.lines()
                        .skip(1)
                        .filter(line -> !line.startsWith("+"))
                        .map(line -> line.substring(1) + "\n")
                        .reduce("", String::concat);
                assertThat(Files.readString(HOME.resolve(file), StandardCharsets.UTF_8))
                        .as("%s, %s", patch.getFileName(), file)
                        .containsOnlyOnce(before);
            }
        }
        assertThat(file).isNotEmpty();
    }

    @Test
    void eachIsProved() throws IOException {
        String prove = Files.readString(HOME.resolve("deploy/crash/prove"));

        assertThat(patches())
                .hasSize(3)
                .allSatisfy(patch -> assertThat(prove)
                        .contains("\"" + patch.getFileName().toString().replace(".patch", "") + " "));
    }
}
