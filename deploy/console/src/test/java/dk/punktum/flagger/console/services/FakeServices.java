package dk.punktum.flagger.console.services;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Small servers that answer as the services' OpenAPI says. Each test says what they answer; nothing else is known.
public class FakeServices implements QuarkusTestResourceLifecycleManager {

    /// @param caller what came as `Authorization`
    public record Asked(String service, String method, String path, String caller, String body) {}

    private record Answer(int status, String body) {}

    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
    private static final java.util.Set<ServiceName> AWAY = ConcurrentHashMap.newKeySet();

    private final Map<ServiceName, HttpServer> servers = new EnumMap<>(ServiceName.class);

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        try {
            for (ServiceName service : ServiceName.values()) {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.createContext("/", exchange -> answer(service, exchange));
                server.start();
                servers.put(service, server);
                String name = service == ServiceName.CASE
                        ? "casework"
                        : service.name().toLowerCase(Locale.ROOT);
                settings.put(
                        "console.services." + name,
                        "http://localhost:" + server.getAddress().getPort());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("console.services.poll-every", "PT0.5S");
        return settings;
    }

    private static void answer(ServiceName service, HttpExchange exchange) throws IOException {
        try (exchange) {
            if (AWAY.contains(service)) {
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ASKED.add(new Asked(
                    service.label(),
                    exchange.getRequestMethod(),
                    path,
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    body));
            Answer answer = ANSWERS.getOrDefault(key(service, exchange.getRequestMethod(), path), usual(path));
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /// What a service answers with which nothing is wrong.
    private static Answer usual(String path) {
        return new Answer(
                200,
                switch (path) {
                    case "/operator/outbox" -> "{\"pending\":0,\"oldest\":null,\"parked\":[]}";
                    case "/operator/reconciliation" -> "{\"last\":null,\"findings\":[]}";
                    case "/q/health/ready", "/q/health/well" -> "{\"status\":\"UP\",\"checks\":[]}";
                    case "/q/metrics" -> "flagger_outbox_pending 0.0\n";
                    default -> "[]";
                });
    }

    private static String key(ServiceName service, String method, String path) {
        return service + " " + method + " " + path;
    }

    /// Forgets what was said and asked.
    public static void reset() {
        ANSWERS.clear();
        ASKED.clear();
        AWAY.clear();
    }

    public static void answers(ServiceName service, String method, String path, int status, String body) {
        ANSWERS.put(key(service, method, path), new Answer(status, body));
    }

    public static void answers(ServiceName service, String path, String body) {
        answers(service, "GET", path, 200, body);
    }

    /// It closes every connection without a word.
    public static void goesAway(ServiceName service) {
        AWAY.add(service);
    }

    public static void comesBack(ServiceName service) {
        AWAY.remove(service);
    }

    /// What was asked with a method other than GET.
    public static List<Asked> changes() {
        return ASKED.stream().filter(asked -> !asked.method().equals("GET")).toList();
    }

    public static long howOftenAsked(ServiceName service, String path) {
        return ASKED.stream()
                .filter(asked ->
                        asked.service().equals(service.label()) && asked.path().equals(path))
                .count();
    }

    @Override
    public void stop() {
        servers.values().forEach(server -> server.stop(0));
    }
}
