package dk.punktum.flagger.dnscontract;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/// A name server program as a child process, in a directory of its own.
abstract class ChildNameServer implements NameServer {

    /// Set where the programs have to be there: a missing one is then a failure.
    private static final String REQUIRED = "FLAGGER_REQUIRE_ALL_TESTS";

    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/sbin"), Path.of("/usr/local/sbin"));

    private final Path program;
    private final Path directory;
    private final InetSocketAddress address;
    private Process process;

    ChildNameServer(String program, String debianPackage, Path directory) throws IOException {
        this.program = find(program, debianPackage);
        this.directory = directory;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        Files.writeString(directory.resolve("dk.zone"), """
                $ORIGIN dk.
                $TTL 3600
                @ SOA ns.example. hostmaster.example. 1 3600 600 1209600 60
                @ NS ns.example.
                """);
    }

    /// @return the command, after whatever it needs is written
    abstract List<String> command(Path program, Path directory, int port) throws IOException;

    private static Path find(String program, String debianPackage) {
        for (Path place : PROGRAMS) {
            if (Files.isExecutable(place.resolve(program))) {
                return place.resolve(program);
            }
        }
        String message = "NOT TESTED against %s: it is not installed (Debian: apt-get install %s)"
                .formatted(program, debianPackage);
        if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
            fail("%s, and %s is set".formatted(message, REQUIRED));
        }
        System.err.println("!!! " + message);
        Assumptions.abort(message);
        throw new IllegalStateException("not reached");
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void start() throws IOException {
        Path log = directory.resolve("log");
        process = new ProcessBuilder(command(program, directory, address.getPort()))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Awaitility.await(program + " answers")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .failFast(() -> {
                    if (!process.isAlive()) {
                        fail("%s has ended by itself:%n%s", program, Files.readString(log));
                    }
                })
                .until(() -> Other.answers(address));
    }

    @Override
    public void stop() {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Free for UDP and for TCP.
    private static int freePort() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try (var tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
                return udp.getLocalPort();
            } catch (BindException e) {
                if (attempt == 20) {
                    throw e;
                }
            }
        }
    }
}
