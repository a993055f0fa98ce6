package dk.punktum.flagger.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A small RDAP server. What it says about a name lies in the name: `ukendt-…` is not registered, `beslaglagt-…` is
/// seized, `nede-…` brings a 503 until `POST /up/{name}`, `tavs-…` no answer at all until then; all others are in
/// order.
public class RegisterForTests implements QuarkusTestResourceLifecycleManager {

    private final Set<String> up = ConcurrentHashMap.newKeySet();
    private HttpServer server;
    private ExecutorService threads;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/domain/", exchange -> answer(exchange, lastSegment(exchange)));
        server.createContext("/up/", exchange -> {
            up.add(lastSegment(exchange));
            send(exchange, 200, "{}");
        });
        server.start();
        return Map.of("rdap.url", "http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange, String name) throws IOException {
        boolean down = !up.contains(name);
        if (name.startsWith("tavs-") && down) {
            return;
        }
        if (name.startsWith("nede-") && down) {
            send(exchange, 503, "{\"errorCode\": 503}");
        } else if (name.startsWith("ukendt-")) {
            send(exchange, 404, "{\"errorCode\": 404}");
        } else {
            send(exchange, 200, """
                    {"objectClassName": "domain", "ldhName": "%s", "status": ["active"], "dkhm_seized": %s}""".formatted(name, name.startsWith("beslaglagt-")));
        }
    }

    private static String lastSegment(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/rdap+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        // Nothing has been started when another server of the tests could not start.
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
