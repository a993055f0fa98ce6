package dk.punktum.flagger.intake.stream;

import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.intake.Authority;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A client that follows a flag's stream, as the standard has it (WHATWG HTML, section 9.2.6).
public final class Follower implements AutoCloseable {

    public record Shown(String id, String name, String data) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> answer;
    private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
    private final AtomicInteger signsOfLife = new AtomicInteger();
    private volatile boolean ended;

    private Follower(HttpRequest request) {
        try {
            answer = http.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    public static Follower of(Authority authority, UUID flag) {
        return of(authority, flag, null);
    }

    static Follower of(Authority authority, UUID flag, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("%s:%d/flags/%s/events".formatted(RestAssured.baseURI, RestAssured.port, flag)))
                .header("Authorization", "Bearer " + Tokens.of(authority.clientId()))
                .header("Accept", "text/event-stream");
        return new Follower((lastEventId == null ? request : request.header("Last-Event-ID", lastEventId)).build());
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /// The next event, whenever it comes.
    public Shown next(String what) {
        await(what).until(() -> !shown.isEmpty());
        return Objects.requireNonNull(shown.poll());
    }

    boolean hasMore() {
        return !shown.isEmpty();
    }

    int signsOfLife() {
        return signsOfLife.get();
    }

    public boolean hasEnded() {
        return ended;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String id = "";
            String name = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    signsOfLife.incrementAndGet();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    name = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                } else if (line.isEmpty() && !data.isEmpty()) {
                    shown.add(new Shown(id, name, data.toString()));
                    data.setLength(0);
                }
            }
        } catch (IOException e) {
            // Closed, by us or by the server.
        }
        ended = true;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
