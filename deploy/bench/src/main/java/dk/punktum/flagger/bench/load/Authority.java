package dk.punktum.flagger.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Samples;
import dk.punktum.flagger.local.Stack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// An authority with an agreement in force, a quota that it will not reach, a document, and a token.
public final class Authority {

    private static final List<String> GROUNDS = List.of("terms-9.1", "terms-9.2", "terms-9.3", "terms-9.4");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI intake;
    private final String agreement;
    private final JsonNode document;
    private final Function<String, String> tokens;
    private final String client;

    /// @param number from 1 to 999
    public Authority(Stack stack, int number) {
        this.client = "authority-%03d".formatted(number);
        this.tokens = id -> stack.http().askForToken(id, id + "-secret");
        this.intake = URI.create(stack.url(Part.INTAKE_SERVICE));
        this.agreement = Samples.agreementFor(stack, client, "Myndighed " + number, "13585628", GROUNDS);
        String token = token();
        awaitKnown(token);
        stack.http()
                .put(
                        Identity.ANNA,
                        intake + "/operator/quotas/" + agreement,
                        Map.of("flagsPerHour", 100_000, "namesPerHour", 1_000_000, "reason", "announced"))
                .ok();
        this.document = json(send(
                HttpRequest.newBuilder(intake.resolve("/documents"))
                        .header("Content-Type", "application/pdf")
                        .POST(BodyPublishers.ofByteArray(Samples.decisionDocument())),
                token));
    }

    private void awaitKnown(String token) {
        while (status(token) != 200) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    private int status(String token) {
        return exchange(HttpRequest.newBuilder(intake.resolve("/flags")).GET(), token)
                .statusCode();
    }

    /// A new one, as a client asks for before its old one ends.
    String token() {
        return tokens.apply(client);
    }

    public String agreement() {
        return agreement;
    }

    URI intake() {
        return intake;
    }

    /// A decision under a case number of its own.
    byte[] flag(List<String> domains) {
        var flag = new HashMap<>(Samples.flag(UUID.randomUUID().toString(), "terms-9.2", document, domains));
        flag.remove("acknowledgedWarnings");
        try {
            return JSON.writeValueAsBytes(flag);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.net.http.HttpResponse<byte[]> exchange(HttpRequest.Builder request, String token) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofByteArray());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] send(HttpRequest.Builder request, String token) {
        var answer = exchange(request, token);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "answered %d %s".formatted(answer.statusCode(), new String(answer.body(), UTF_8)));
        }
        return answer.body();
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
