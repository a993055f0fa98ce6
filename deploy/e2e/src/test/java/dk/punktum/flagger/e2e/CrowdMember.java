package dk.punktum.flagger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import dk.punktum.flagger.local.Samples;
import dk.punktum.flagger.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// One authority of many, with a client that does not mind at which instance it gets its answer.
final class CrowdMember {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");

    /// One in so many is handed in twice at once, at both instances, with the same key.
    private static final int ONE_IN_TWICE = 10;

    /// @param body what was sent
    record Taken(byte[] body, JsonNode receipt) {

        String flagId() {
            return receipt.path("flagId").asText();
        }

        String flagNumber() {
            return receipt.path("flagNumber").asText();
        }

        void assertReceiptVerifies(JWKSet keys) {
            try {
                JWSObject signed = JWSObject.parse(receipt.path("signedReceipt").asText());
                var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toECKey();
                assertThat(signed.verify(new ECDSAVerifier(key)))
                        .as(flagNumber())
                        .isTrue();
                assertThat(signed.getPayload().toJSONObject())
                        .containsEntry("flagId", flagId())
                        .containsEntry("flagNumber", flagNumber())
                        .containsEntry("contentSha256", sha256(body));
            } catch (ParseException | JOSEException e) {
                throw new AssertionError(e);
            }
        }

        private static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private final String client;
    private final List<URI> instances;
    private final String token;
    private final JsonNode document;
    private final AtomicInteger turn = new AtomicInteger();
    private final ConcurrentLinkedQueue<Taken> taken = new ConcurrentLinkedQueue<>();

    /// With an agreement that both instances know of.
    CrowdMember(String client, Stack stack, List<URI> instances) {
        this.client = client;
        this.instances = instances;
        this.token = stack.http().askForToken(client, client + "-secret");
        Samples.agreementFor(stack, client, "Myndighed " + client, "13585628", Authority.ITS_GROUNDS);
        instances.forEach(instance -> Awaiting.await(
                instance + " knows " + client, () -> get(instance, "/flags").statusCode(), status -> status == 200));
        this.document = json(send(request(instances.getFirst(), "/documents")
                .header("Content-Type", "application/pdf")
                .POST(BodyPublishers.ofByteArray(Samples.decisionDocument()))));
    }

    void handsIn(int number) throws JsonProcessingException {
        byte[] body = JSON.writeValueAsBytes(Samples.flag(
                "sag-%03d".formatted(number), "terms-9.2", document, List.of("navn-%03d.dk".formatted(number))));
        String key = Authority.newKey();
        if (number % ONE_IN_TWICE == 0) {
            var twin = CompletableFuture.supplyAsync(() -> acknowledged(key, body));
            JsonNode receipt = acknowledged(key, body);
            assertThat(twin.join()).isEqualTo(receipt);
            taken.add(new Taken(body, receipt));
        } else {
            taken.add(new Taken(body, acknowledged(key, body)));
        }
    }

    /// Asks until somebody answers.
    private JsonNode acknowledged(String key, byte[] body) {
        return Awaiting.await(
                        "a flag of %s is acknowledged".formatted(client), () -> answer(key, body), Optional::isPresent)
                .orElseThrow();
    }

    /// @return empty when nobody is there, or the same request is being worked on at the other instance
    private Optional<JsonNode> answer(String key, byte[] body) {
        URI instance = instances.get(turn.getAndIncrement() % instances.size());
        HttpResponse<byte[]> answer;
        try {
            answer = send(request(instance, "/flags")
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofByteArray(body)));
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
        boolean later = answer.statusCode() == 409 || answer.statusCode() == 503;
        return later ? Optional.empty() : Optional.of(json(answer));
    }

    List<Taken> taken() {
        return List.copyOf(taken);
    }

    /// The ids of its flags, page by page.
    List<List<String>> listsAtEachInstance() {
        return instances.stream().map(this::lists).toList();
    }

    private List<String> lists(URI instance) {
        List<String> ids = new ArrayList<>();
        Optional<String> page = Optional.of("/flags?limit=100");
        while (page.isPresent()) {
            HttpResponse<byte[]> answer = get(instance, page.get());
            json(answer).forEach(flag -> ids.add(flag.path("flagId").asText()));
            page = answer.headers().allValues("Link").stream()
                    .flatMap(link -> NEXT.matcher(link).results())
                    .map(link -> link.group(1))
                    .findFirst();
        }
        return ids;
    }

    private HttpResponse<byte[]> get(URI instance, String path) {
        return send(request(instance, path).GET());
    }

    private HttpRequest.Builder request(URI instance, String path) {
        return HttpRequest.newBuilder(instance.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            assertThat(answer.statusCode()).as(() -> body.toString()).isLessThan(300);
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
