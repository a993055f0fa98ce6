package dk.punktum.flagger.intake.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// What lies outside: a register that answers over RDAP, and [ResolverForTests]. `ukendt-…` is not registered,
/// `beslaglagt-…` is seized, `nede-…` brings a 503; all others are in order.
public class OutsideForTests implements QuarkusTestResourceLifecycleManager {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable HttpServer register;
    private @Nullable ResolverForTests resolver;

    @Override
    public Map<String, String> start() {
        try {
            register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        register.setExecutor(threads);
        register.createContext("/rdap/domain/", OutsideForTests::answer);
        register.start();
        resolver = new ResolverForTests();
        return Map.of(
                "flagger.lookup.rdap-url",
                "http://localhost:%d/rdap".formatted(register.getAddress().getPort()),
                "flagger.lookup.resolver",
                "127.0.0.1:" + resolver.port(),
                // Who answers is waited for, however slow the machine is.
                "flagger.lookup.rdap-patience",
                "30s",
                "flagger.lookup.mail-patience",
                "5s");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        int status = name.startsWith("ukendt-") ? 404 : name.startsWith("nede-") ? 503 : 200;
        byte[] body = """
                {"ldhName": "%s", "status": ["active"], "dkhm_seized": %s,
                 "entities": [{"roles": ["registrar"], "handle": "REG-DK"}]}""".formatted(name, name.startsWith("beslaglagt-")).getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void stop() {
        // Nothing has been started when another server of the tests could not start.
        if (register != null) {
            register.stop(0);
        }
        if (resolver != null) {
            resolver.stop();
        }
        threads.shutdownNow();
    }
}
