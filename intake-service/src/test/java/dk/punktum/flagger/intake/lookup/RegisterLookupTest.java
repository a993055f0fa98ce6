package dk.punktum.flagger.intake.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dk.punktum.flagger.events.DomainName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisterLookupTest {

    private static final DomainName KNOWN = new DomainName("known.dk");
    private static final DomainName SILENT = new DomainName("silent.dk");
    private static final DomainName NO_SUCH = new DomainName("unknown.dk");

    private static final Registration REGISTERED =
            new Registration.Registered(new Registrar.Named("REG-DK"), List.of("active"), false);

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private HttpServer register;

    @BeforeEach
    void start() throws IOException {
        register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        register.setExecutor(threads);
        register.createContext("/rdap/domain/known.dk", exchange -> {
            byte[] answer = """
                    {"ldhName": "known.dk", "status": ["active"], "entities": [{"roles": ["registrar"], "handle": "REG-DK"}]}""".getBytes(UTF_8);
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
        threads.shutdownNow();
    }

    @Test
    void eachNameHasItsAnswer() {
        assertThat(lookup(Duration.ofSeconds(30)).about(Set.of(KNOWN, NO_SUCH)))
                .isEqualTo(Map.of(KNOWN, REGISTERED, NO_SUCH, new Registration.NotRegistered()));
        assertThat(names("answered")).isEqualTo(2);
        assertThat(names("silent")).isZero();
        assertThat(meters.timer("flagger.intake.lookup", "place", "rdap").count())
                .isEqualTo(1);
    }

    @Test
    void aRegisterThatIsSilentIsWaitedForNoLongerThanIsBearable() {
        assertThat(lookup(Duration.ofMillis(100)).about(Set.of(SILENT)))
                .isEqualTo(Map.of(SILENT, new Registration.Unknown()));
        assertThat(names("silent")).isEqualTo(1);
    }

    @Test
    void withoutARegisterNothingIsAskedAndNothingGuessed() {
        var nobody = new RegisterLookup(LookupSettingsForTests.nobody(), meters, Clock.systemUTC());

        assertThat(nobody.about(Set.of(KNOWN))).isEmpty();
    }

    @Test
    void aRegisterThatIsAwayIsNoFaultAndSoonNotAskedAnyMore() {
        register.stop(0);
        RegisterLookup lookup = lookup(Duration.ofSeconds(10));

        for (int i = 0; i <= Silence.IN_A_ROW; i++) {
            assertThat(lookup.about(Set.of(KNOWN))).isEqualTo(Map.of(KNOWN, new Registration.Unknown()));
        }

        assertThat(names("silent")).isEqualTo(Silence.IN_A_ROW);
        assertThat(names("not-asked")).isEqualTo(1);
    }

    private RegisterLookup lookup(Duration patience) {
        return new RegisterLookup(
                LookupSettingsForTests.nobody()
                        .register(register.getAddress().getPort())
                        .patience(patience),
                meters,
                Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC));
    }

    private double names(String outcome) {
        return meters.counter("flagger.intake.lookup.names", "place", "rdap", "outcome", outcome)
                .count();
    }
}
