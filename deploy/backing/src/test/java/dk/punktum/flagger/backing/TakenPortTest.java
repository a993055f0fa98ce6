package dk.punktum.flagger.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Ports are found free first and listened on later; other processes find ports at the same time.
class TakenPortTest {

    @TempDir
    private Path data;

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of("PostgreSQL", (Function<Backing, BackingService>) Backing::postgres),
                Arguments.of("Kafka", (Function<Backing, BackingService>) Backing::kafka),
                Arguments.of("OIDC", (Function<Backing, BackingService>) Backing::oidc),
                Arguments.of("SMTP", (Function<Backing, BackingService>) Backing::smtp));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void aServerWhosePortWasTakenGetsAnother(String name, Function<Backing, BackingService> server) throws IOException {
        try (ServerSocket somebodyElse = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Backing backing = backingOn(somebodyElse.getLocalPort())) {
            assertThat(server.apply(backing).description())
                    .startsWith(name)
                    .doesNotEndWith(" " + somebodyElse.getLocalPort());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void lookingWhetherAPortIsFreeDoesNotTakeIt() {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> starting = CompletableFuture.runAsync(() -> startProcessesUntil(enough));

        try {
            for (int port = 15_000; port < 32_000; port++) {
                if (FreePort.isFree(port)) {
                    assertThat(FreePort.isFree(port)).as("still free: %d", port).isTrue();
                }
            }
        } finally {
            enough.set(true);
            starting.join();
        }
    }

    private static void startProcessesUntil(AtomicBoolean enough) {
        while (!enough.get()) {
            try {
                new ProcessBuilder("true").start().waitFor();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Backing backingOn(int taken) {
        Deque<Integer> first = new ArrayDeque<>(List.of(taken));
        return System.getProperty("backing", "embedded").equals("containers")
                ? SharedBacking.containers(() -> first.isEmpty() ? FreePort.find() : first.remove())
                : SharedBacking.embedded(data, () -> first.isEmpty() ? FreePort.find() : first.remove());
    }
}
