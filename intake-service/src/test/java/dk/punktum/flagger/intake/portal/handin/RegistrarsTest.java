package dk.punktum.flagger.intake.portal.handin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrarsTest {

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer register;

    @BeforeEach
    void start() throws IOException {
        register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        register.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        register.createContext("/rdap/domain/known.dk", exchange -> {
            byte[] answer = "{\"entities\": [{\"roles\": [\"registrar\"], \"handle\": \"REG-DK\"}]}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        register.createContext("/rdap/domain/silent.dk", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        register.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        register.stop(0);
    }

    @Test
    void eachNameHasAnAnswerHoweverLongTheRegisterTakes() {
        var registrars = new Registrars(settings(Optional.of(URI.create(
                "http://localhost:%d/rdap".formatted(register.getAddress().getPort())))));

        assertThat(registrars.of(List.of("known.dk", "silent.dk", "unknown.dk", "known.dk")))
                .isEqualTo(Map.of(
                        "known.dk", new Registrar.Named("REG-DK"),
                        "silent.dk", new Registrar.Unknown(),
                        "unknown.dk", new Registrar.NotRegistered()));
    }

    @Test
    void withoutARegisterNothingIsAskedAndNothingGuessed() {
        assertThat(new Registrars(settings(Optional.empty())).of(List.of("known.dk")))
                .isEqualTo(Map.of("known.dk", new Registrar.Unknown()));
    }

    @Test
    void aRegisterThatIsAwayIsNoFault() {
        register.stop(0);
        var registrars = new Registrars(settings(Optional.of(URI.create(
                "http://localhost:%d/rdap".formatted(register.getAddress().getPort())))));

        assertThat(registrars.of(List.of("known.dk"))).isEqualTo(Map.of("known.dk", new Registrar.Unknown()));
    }

    private static PortalSettings settings(Optional<URI> address) {
        return new PortalSettings() {
            @Override
            public Optional<URI> rdapUrl() {
                return address;
            }

            @Override
            public Duration rdapPatience() {
                return Duration.ofSeconds(2);
            }
        };
    }
}
