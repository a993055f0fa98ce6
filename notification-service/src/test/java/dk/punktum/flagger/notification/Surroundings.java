package dk.punktum.flagger.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.punktum.flagger.backing.Backing;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What stands around the service in tests besides the backing: a register (RDAP), flagger-registry's contacts, and
/// the door in front of the mail server.
///
/// What they answer follows from the name alone, so a test says everything by the name that it chooses:
/// `egenpost…` has its only mailbox on itself, `selv…` is managed by its registrant, `ukendt…` has no address known,
/// `engelsk…` has a registrant who reads English, `afvist…` a registrant whose mail server says 550, `senere…` one
/// whose mail server says 451 twice, `afbrudt…` one whose mail server takes the first mail and breaks off, `nej…` one
/// whose mail server says 451 always, `smugler…` one whose address tries to add a header, `lukket…` is not answered.
public class Surroundings implements QuarkusTestResourceLifecycleManager {

    private HttpServer http;
    private MailDoor door;

    @Override
    public Map<String, String> start() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/rdap/domain/", this::register);
            http.createContext("/agreements/", this::contact);
            http.start();
            door = new MailDoor(() -> Backing.forTests().smtp().port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String base = "http://localhost:" + http.getAddress().getPort();
        return Map.ofEntries(
                Map.entry("quarkus.rest-client.rdap.url", base + "/rdap"),
                Map.entry("quarkus.rest-client.flagger-registry.url", base),
                Map.entry("flagger.smtp.host", "localhost"),
                Map.entry("flagger.smtp.port", Integer.toString(door.port())),
                Map.entry("flagger.smtp.look-every", "0.5s"),
                Map.entry("flagger.notices.from", "notices@registry.example"),
                Map.entry("flagger.notices.public-url", "https://notices.registry.example/"),
                Map.entry("flagger.notices.retry.first", "PT0.1S"),
                Map.entry("flagger.notices.retry.longest", "PT0.2S"),
                Map.entry("flagger.notices.retry.attempts", "5"),
                Map.entry("flagger.worker.count-every", "1s"));
    }

    @Override
    public void stop() {
        if (http != null) {
            http.stop(0);
        }
        if (door != null) {
            door.close();
        }
    }

    private void register(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replaceAll(".*/", "");
        if (name.startsWith("lukket")) {
            answer(exchange, 503, "{}");
        } else if (isOurs(exchange)) {
            answer(exchange, 200, domain(name, name.substring(0, name.indexOf('.'))));
        } else {
            answer(exchange, 200, "{\"entities\": []}");
        }
    }

    private static String domain(String name, String label) {
        String address = switch (label.replaceAll("[-0-9].*", "")) {
            case "egenpost" -> "[\"email\", {}, \"text\", \"kontakt@post.%s\"]".formatted(name);
            case "ukendt" -> "[\"note\", {}, \"text\", \"nothing\"]";
            case "smugler" -> "[\"email\", {}, \"text\", \"a@b.example>\\r\\nBcc: c@d.example\"]";
            default -> "[\"email\", {}, \"text\", \"registrant@%s.example\"]".formatted(label);
        };
        return """
                {"objectClassName": "domain", "ldhName": "%s", "entities": [
                  {"roles": ["registrar"], "handle": "%s", "vcardArray": ["vcard", [
                    ["email", {}, "text", "registrar@%s.example"]]]},
                  {"roles": ["registrant"], "handle": "R-DK", "vcardArray": ["vcard", [
                    ["lang", {}, "language-tag", "%s"], %s]]}]}""".formatted(
                        name,
                        label.startsWith("selv") ? "DKHM1-DK" : "REG-1-DK",
                        label,
                        label.startsWith("engelsk") ? "en" : "da",
                        address);
    }

    private void contact(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().split("/")[2];
        if (isOurs(exchange)) {
            answer(exchange, 200, """
                    {"agreementId": "%s", "authorityName": "Styrelsen", "contactEmail": "post@%s.example",
                     "language": "da"}""".formatted(id, id));
        } else {
            answer(exchange, 401, "{}");
        }
    }

    private static boolean isOurs(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        return token != null && token.startsWith("Bearer ey");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        boolean register = exchange.getRequestURI().getPath().startsWith("/rdap");
        exchange.getResponseHeaders().add("Content-Type", register ? "application/rdap+json" : "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
