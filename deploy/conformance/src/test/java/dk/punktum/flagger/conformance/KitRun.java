package dk.punktum.flagger.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What the command printed and how it ended, run in a JVM of its own: so each run has a broker of its own.
record KitRun(int exitCode, String output) {

    /// The module's directory, in which tests run.
    static final Path HOME = Path.of("").toAbsolutePath();

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    static final String CLASS_PATH = System.getProperty("java.class.path");

    static KitRun of(String... options) {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                Run.class.getName()));
        command.addAll(List.of(options));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("CLASSPATH", CLASS_PATH);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new KitRun(process.waitFor(), output);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// In this JVM, for what ends before a broker is needed.
    static KitRun here(Clock clock, String... options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int code = Run.execute(new PrintStream(bytes, true, StandardCharsets.UTF_8), clock, options);
        return new KitRun(code, bytes.toString(StandardCharsets.UTF_8));
    }

    List<String> passed() {
        return named("PASS");
    }

    List<String> failed() {
        return named("FAIL");
    }

    private List<String> named(String result) {
        return Pattern.compile("^" + result + "\\s+(\\S+)", Pattern.MULTILINE)
                .matcher(output)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
