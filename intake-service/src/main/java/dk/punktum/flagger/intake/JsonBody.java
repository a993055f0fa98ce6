package dk.punktum.flagger.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/// A JSON object as it was sent. It is read member by member ([Members]), so that everything wrong is told at once.
///
/// @param object        what was sent
/// @param fingerprint   SHA-256 of what was sent, whatever the order of members and the white space between them
/// @param contentSha256 SHA-256 of the body byte for byte; 64 lower-case hex digits
public record JsonBody(ObjectNode object, String fingerprint, String contentSha256) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /// @throws HttpProblem 400 when it is not a JSON object, 413 when it is larger than the limit
    public static JsonBody read(InputStream body, IntakeLimits limits) {
        int limit = Math.toIntExact(limits.jsonSize().asLongValue());
        try {
            byte[] bytes = body.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw Problems.tooLarge(limit);
            }
            JsonNode tree = JSON.readTree(bytes);
            if (tree instanceof ObjectNode object) {
                return new JsonBody(object, fingerprint(object), sha256(bytes));
            }
            throw notAnObject(Wording.problem("not-json"));
        } catch (JsonProcessingException e) {
            // Where it is broken, without the words around it.
            throw notAnObject(Wording.problem(
                    "not-json.broken",
                    e.getLocation().getLineNr(),
                    e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw notAnObject(Wording.problem("not-json.aborted"));
        }
    }

    private static HttpProblem notAnObject(Wording wording) {
        return Problems.problem(Response.Status.BAD_REQUEST, "not-json", wording);
    }

    private static String fingerprint(ObjectNode object) throws IOException {
        return sha256(JSON.writeValueAsBytes(JSON.convertValue(object, Map.class)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
