package dk.punktum.flagger.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A small RDAP server. What it says about a name lies in the name: `ukendt-…` is not registered, `beslaglagt-…` is
/// seized, `nede-…` brings a 503 until `POST /up/{name}`, `tavs-…` no answer at all until then; all others are in
/// order. `vaert-…`, `usoegt-…` and `langsom-…` have name servers below themselves: a search finds two other names on
/// the first one's, is not offered for the second's, never answered for the third's. About mail, [ResolverForTests].
public class RegisterForTests implements QuarkusTestResourceLifecycleManager {

    private final Set<String> up = ConcurrentHashMap.newKeySet();
    private final ResolverForTests resolver = new ResolverForTests();
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
        server.createContext("/domains", this::search);
        server.createContext("/up/", exchange -> {
            up.add(lastSegment(exchange));
            send(exchange, 200, "{}");
        });
        server.start();
        return Map.of(
                "rdap.url",
                "http://localhost:" + server.getAddress().getPort(),
                "case.collateral.resolver",
                "127.0.0.1:" + resolver.start());
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
                    {"objectClassName": "domain", "ldhName": "%s", "status": ["active"], "dkhm_seized": %s,
                     "nameservers": [%s]}""".formatted(name, name.startsWith("beslaglagt-"), nameServers(name)));
        }
    }

    private static String nameServers(String name) {
        boolean own = name.startsWith("vaert-") || name.startsWith("usoegt-") || name.startsWith("langsom-");
        return Stream.of("ns1.", "ns2.")
                .map(prefix -> own ? prefix + name : prefix + "andre.example")
                .map("{\"objectClassName\": \"nameserver\", \"ldhName\": \"%s\"}"::formatted)
                .collect(Collectors.joining(", "));
    }

    private void search(HttpExchange exchange) throws IOException {
        String host = exchange.getRequestURI().getQuery().replace("nsLdhName=", "");
        if (host.contains(".usoegt-")) {
            send(exchange, 501, "{\"errorCode\": 501}");
        } else if (!host.contains(".langsom-")) {
            List<String> names = host.startsWith("ns1.")
                    ? List.of(host.substring(4), "en-anden.dk", "en-tredje.dk")
                    : List.of(host.substring(4));
            send(
                    exchange,
                    200,
                    names.stream()
                            .map("{\"objectClassName\": \"domain\", \"ldhName\": \"%s\"}"::formatted)
                            .collect(Collectors.joining(", ", "{\"domainSearchResults\": [", "]}")));
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
            resolver.stop();
        }
    }
}
