package dk.punktum.flagger.intake.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dk.punktum.flagger.intake.webhook.WebhookSettings;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiversTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Attempt NOT_ALLOWED = new Attempt.NoAnswer(Attempt.Reason.ADDRESS_NOT_ALLOWED);
    private static final Attempt NO_CONNECTION = new Attempt.NoAnswer(Attempt.Reason.NO_CONNECTION);

    @TempDir
    private Path directory;

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsConnectedTo() throws Exception {
        try (var receiver = new Receiver()) {
            List<String> lookups = new ArrayList<>();
            var receivers = receivers(Map.of("loopback-allowed", "true"), host -> {
                lookups.add(host);
                // Whoever asked a second time would be led to the cloud's metadata.
                return List.of(lookups.size() == 1 ? HERE : InetAddress.ofLiteral("169.254.169.254"));
            });

            Attempt attempt = post(receivers, "http://rebinding.example:%d/flags".formatted(receiver.port()));

            assertThat(attempt).isEqualTo(new Attempt.Taken(204));
            assertThat(lookups).containsExactly("rebinding.example");
            assertThat(receiver.got())
                    .extracting(Receiver.Message::host)
                    .containsExactly("rebinding.example:" + receiver.port());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.1", "169.254.169.254", "fd00:ec2::254"})
    void anAddressOfOursIsNotConnectedTo(String address) throws Exception {
        try (var receiver = new Receiver()) {
            var receivers = receivers(Map.of(), _ -> List.of(InetAddress.ofLiteral(address)));

            assertThat(post(receivers, "https://example.dk:%d/".formatted(receiver.port())))
                    .isEqualTo(NOT_ALLOWED);
            assertThat(post(receivers, "http://example.dk:%d/".formatted(receiver.port())))
                    .isEqualTo(NOT_ALLOWED);
            assertThat(receiver.got()).isEmpty();
        }
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnough() throws Exception {
        var receivers = receivers(
                Map.of(), _ -> List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("192.168.0.1")));

        assertThat(post(receivers, "https://example.dk/")).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void withoutEncryptionNothingLeavesThisMachine() throws Exception {
        var receivers = receivers(Map.of("loopback-allowed", "true"), _ -> List.of(InetAddress.ofLiteral("1.1.1.1")));

        assertThat(post(receivers, "http://example.dk/")).isEqualTo(NOT_ALLOWED);
    }

    @Test
    void aNameThatLeadsNowhereIsSaidSo() throws Exception {
        var receivers = receivers(Map.of(), host -> {
            throw new UnknownHostException(host);
        });

        assertThat(post(receivers, "https://example.dk/")).isEqualTo(new Attempt.NoAnswer(Attempt.Reason.UNKNOWN_HOST));
    }

    /// With 303, clients that follow nothing else of a POST do a GET.
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) throws Exception {
        try (var receiver = new Receiver()) {
            receiver.answers(status);

            Attempt attempt = post(here(), "http://localhost:%d/flags".formatted(receiver.port()));

            assertThat(attempt).isEqualTo(new Attempt.Refused(status));
            assertThat(receiver.got()).extracting(Receiver.Message::path).containsExactly("/flags");
        }
    }

    @Test
    void aReceiverThatSaysNothingIsNotWaitedForLong() throws Exception {
        try (var silent = new ServerSocket(0, 1, HERE)) {
            assertThat(post(here(), "http://localhost:%d/".formatted(silent.getLocalPort())))
                    .isEqualTo(new Attempt.NoAnswer(Attempt.Reason.TIMEOUT));
        }
    }

    @Test
    void anEndlessHeadIsNotRead() throws Exception {
        assertThat(answering("HTTP/1.1 200 OK\r\nx: " + "a".repeat(100_000) + "\r\n\r\n"))
                .isEqualTo(NO_CONNECTION);
    }

    @Test
    void ofAnAnswerOnlyTheHeadCounts() throws Exception {
        assertThat(answering("HTTP/1.1 200 OK\r\ncontent-length: 9999999999\r\n\r\nbegin"))
                .isEqualTo(new Attempt.Taken(200));
    }

    @Test
    void theCertificateHasToBeOfTheNameThatWasRegistered() throws Exception {
        Path certificate = directory.resolve("receiver.pem");
        HttpsServer server = httpsServerOf("receiver.example", certificate);
        try {
            Addresses everythingHere = _ -> List.of(HERE);
            Map<String, String> trusting =
                    Map.of("loopback-allowed", "true", "trusted-certificates", certificate.toString());
            int port = server.getAddress().getPort();

            assertThat(post(receivers(trusting, everythingHere), "https://receiver.example:%d/".formatted(port)))
                    .isEqualTo(new Attempt.Taken(204));
            assertThat(post(receivers(trusting, everythingHere), "https://other.example:%d/".formatted(port)))
                    .isEqualTo(NO_CONNECTION);
            assertThat(post(
                            receivers(Map.of("loopback-allowed", "true"), everythingHere),
                            "https://receiver.example:%d/".formatted(port)))
                    .isEqualTo(NO_CONNECTION);
        } finally {
            server.stop(0);
        }
    }

    private static Attempt answering(String raw) throws Exception {
        try (var server = new ServerSocket(0, 1, HERE)) {
            Thread.ofVirtual().start(() -> {
                try (var connection = server.accept()) {
                    InputStream in = connection.getInputStream();
                    in.read(new byte[8192]);
                    connection.getOutputStream().write(raw.getBytes(StandardCharsets.US_ASCII));
                    connection.getOutputStream().flush();
                    in.read();
                } catch (IOException _) {
                    // The other side has had enough.
                }
            });
            return post(here(), "http://localhost:%d/".formatted(server.getLocalPort()));
        }
    }

    private static Receivers here() {
        return receivers(Map.of("loopback-allowed", "true"), _ -> List.of(HERE));
    }

    private static Attempt post(Receivers receivers, String url) throws InterruptedException {
        return receivers.send(URI.create(url), Map.of("webhook-id", "msg_1"), "{}");
    }

    private static Receivers receivers(Map<String, String> settings, Addresses addresses) {
        Map<String, String> all = new HashMap<>(
                Map.of("flagger.webhooks.secrets-keys", "unused", "flagger.webhooks.attempt-timeout", "2s"));
        settings.forEach((name, value) -> all.put("flagger.webhooks." + name, value));
        WebhookSettings mapped = new SmallRyeConfigBuilder()
                .withMapping(WebhookSettings.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(all)
                .build()
                .getConfigMapping(WebhookSettings.class);
        return new Receivers(VERTX, mapped, addresses);
    }

    /// With a certificate of its own, which is written to a file for those who trust it.
    private HttpsServer httpsServerOf(String name, Path certificate) throws Exception {
        Path store = directory.resolve("receiver.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
        Files.writeString(
                certificate,
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("mykey").getEncoded())));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "secret".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
        return server;
    }
}
