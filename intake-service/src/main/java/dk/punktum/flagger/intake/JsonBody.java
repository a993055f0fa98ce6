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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A JSON object as it was sent. It is read member by member ([Members]), so that everything wrong is told
/// at once.
///
/// @param object        what was sent
/// @param fingerprint   SHA-256 of what was sent, whatever the order of members and the white space between
/// them
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
        FileBody file = FileBody.read(body, limits.jsonSize());
        if (tree(file.bytes()) instanceof ObjectNode object) {
            return part(object, file.contentSha256());
        }
        throw notAnObject(Wording.problem("not-json"));
    }

    /// A part of something larger.
    ///
    /// @param contentSha256 of the whole
    public static JsonBody part(ObjectNode object, String contentSha256) {
        return new JsonBody(object, fingerprint(object), contentSha256);
    }

    /// @throws HttpProblem 400 when it is not JSON
    public static JsonNode tree(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            // Where it is broken, without the words around it.
            throw notAnObject(Wording.problem(
                    "not-json.broken",
                    e.getLocation().getLineNr(),
                    e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    /// Of a request whose address matters as well.
    public String fingerprintFor(String address) {
        return FileBody.sha256((address + "\n" + fingerprint).getBytes(StandardCharsets.UTF_8));
    }

    private static HttpProblem notAnObject(Wording wording) {
        return Problems.problem(Response.Status.BAD_REQUEST, "not-json", wording);
    }

    private static String fingerprint(ObjectNode object) {
        try {
            return FileBody.sha256(JSON.writeValueAsBytes(JSON.convertValue(object, Map.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
