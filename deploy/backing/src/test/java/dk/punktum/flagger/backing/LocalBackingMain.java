package dk.punktum.flagger.backing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A run of the local stack that a test can kill.
final class LocalBackingMain {

    private static final String STARTED = "all started";

    private LocalBackingMain() {}

    public static void main(String[] args) throws InterruptedException {
        LocalPorts ports = new LocalPorts(
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]));
        LocalBacking.on(Path.of(args[0]), ports).startAll();
        System.out.println(STARTED);
        Thread.currentThread().join();
    }

    /// Returns when it has started all.
    static Process launch(Path data, LocalPorts ports) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocalBackingMain.class.getName(),
                        data.toString(),
                        Integer.toString(ports.postgres()),
                        Integer.toString(ports.kafka()),
                        Integer.toString(ports.oidc()),
                        Integer.toString(ports.smtp())))
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (Optional<String> line = Optional.ofNullable(output.readLine());
                line.isPresent();
                line = Optional.ofNullable(output.readLine())) {
            if (line.get().equals(STARTED)) {
                return process;
            }
            said.append(line.get()).append('\n');
        }
        throw new IllegalStateException("It ended:\n" + said);
    }
}
