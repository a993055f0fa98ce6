package dk.punktum.flagger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The reference consumer, as it is delivered, looked at by RDAP.
class StandInIT {

    @TempDir
    Path directory;

    @Test
    void theRegistryStandInPassesEveryScenario() throws IOException {
        Path jar = KitRun.HOME.resolveSibling("registry-stand-in").resolve("target/quarkus-app/quarkus-run.jar");
        assertThat(jar).as("built before this test").exists();
        int port = freePort();

        KitRun run = KitRun.of(
                "--consumer",
                "REGISTRY_STAND_IN_PORT=%d REGISTRY_STAND_IN_DNS_PORT=0 QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_OIDC_TENANT_ENABLED=false exec '%s' -XX:TieredStopAtLevel=1 -jar '%s'"
                        .formatted(port, KitRun.JAVA, jar),
                "--rdap",
                "http://127.0.0.1:%d/rdap".formatted(port),
                // Whether it converges is asked here, not how fast a busy machine is.
                "--patience",
                "60",
                "--log",
                directory.resolve("log").toString());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.passed())
                .containsExactlyElementsOf(
                        Scenarios.ALL.stream().map(Scenario::name).toList());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
