package dk.punktum.flagger.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/// What everybody may read, with what caches need (RFC 9110, RFC 9111): an `ETag` over the bytes, and 304 to
/// whoever has them.
@ApplicationScoped
public class CacheableAnswer {

    /// How long a cache may give it without asking: a suspended agreement is not shown as in force for longer.
    private static final Duration MAX_AGE = Duration.ofMinutes(5);

    private final ObjectMapper json;

    CacheableAnswer(ObjectMapper json) {
        this.json = json;
    }

    public Response json(Request request, Object entity) {
        try {
            return of(request, json.writeValueAsBytes(entity))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a public answer can not be written as JSON", e);
        }
    }

    public Response html(Request request, String page, Locale language) {
        return of(request, page.getBytes(StandardCharsets.UTF_8))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .language(language)
                // Plain markup and one style in the page; nothing else is ever loaded.
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static Response.ResponseBuilder of(Request request, byte[] content) {
        var tag = new EntityTag(sha256(content));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        var cache = new CacheControl();
        cache.setMaxAge((int) MAX_AGE.toSeconds());
        cache.setNoTransform(false);
        return (unchanged == null ? Response.ok(content) : unchanged)
                .tag(tag)
                .cacheControl(cache)
                .header(HttpHeaders.VARY, "Accept, Accept-Language");
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
