package dk.punktum.flagger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.local.Demo;
import dk.punktum.flagger.local.Ports;
import dk.punktum.flagger.local.Screen;
import dk.punktum.flagger.local.Setup;
import dk.punktum.flagger.local.Stack;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole system on a broker with TLS, where each service may do what the contract says and nothing else.
class SecuredKafkaIT {

    @Test
    void aFlagGoesThroughTheSystem(@TempDir Path data) {
        Path home = Path.of(System.getProperty("flagger.home"));
        var screen = new Screen(new PrintStream(System.out, true, StandardCharsets.UTF_8), false);
        try (Stack stack = Stack.start(home, data, Setup.FRESH.withSecureKafka(), Ports.free(), screen::up)) {
            assertThat(new Demo(stack, screen).run()).isTrue();
        }
    }
}
