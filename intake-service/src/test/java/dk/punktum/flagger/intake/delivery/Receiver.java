package dk.punktum.flagger.intake.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A receiver at an authority: keeps what it gets, and answers what it is told to, then 204.
public final class Receiver implements AutoCloseable {

    /// One request, as it came.
    public record Message(String path, String host, String id, String timestamp, List<String> signatures, String body) {

        public JsonPath json() {
            return JsonPath.from(body);
        }

        public String status() {
            return json().getString("data.status");
        }

        /// As the specification tells receivers to do it.
        boolean isSignedWith(String secret) throws Exception {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
            return signatures.contains("v1," + Base64.getEncoder().encodeToString(expected));
        }
    }

    private final HttpServer server;
    private final List<Message> got = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://localhost:%d/flags?from=registry".formatted(port());
    }

    /// The next answers, before it takes everything again.
    void answers(Integer... statuses) {
        answers.addAll(Arrays.asList(statuses));
    }

    public List<Message> got() {
        return got;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var headers = exchange.getRequestHeaders();
            got.add(new Message(
                    exchange.getRequestURI().toString(),
                    headers.getFirst("Host"),
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    List.of(String.valueOf(headers.getFirst("webhook-signature"))
                            .split(" ")),
                    body));
            Integer status = answers.poll();
            if (status != null && status / 100 == 3) {
                exchange.getResponseHeaders().add("Location", "http://localhost:%d/elsewhere".formatted(port()));
            }
            exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
