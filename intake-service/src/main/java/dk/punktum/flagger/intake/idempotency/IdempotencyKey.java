package dk.punktum.flagger.intake.idempotency;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.punktum.flagger.intake.FileBody;
import dk.punktum.flagger.intake.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

/// What a client names one attempt to hand something in, and all its repetitions.
///
/// @param value 1 to 255 visible ASCII characters
public record IdempotencyKey(String value) {

    private static final int LONGEST = 255;

    /// For one of several things that were sent under this key. Sent again, it is the same; what was refused is tried
    /// anew.
    ///
    /// @param kind of what was sent
    /// @param id   what it is told apart by
    public IdempotencyKey ofPart(String kind, String id) {
        return new IdempotencyKey(kind + ":" + FileBody.sha256((value + "\n" + id).getBytes(UTF_8)));
    }

    /// Reads the header. The draft wants a quoted string; many clients send the value bare, and both mean the same key.
    ///
    /// @throws HttpProblem 400 when it is missing or malformed
    public static IdempotencyKey of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problems.problem(BAD_REQUEST, "idempotency-key-missing");
        }
        String value = header.strip();
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            value = value.substring(1, value.length() - 1);
        }
        if (value.isEmpty() || value.length() > LONGEST || !value.matches("[!#-\\[\\]-~]+")) {
            throw Problems.problem(BAD_REQUEST, "idempotency-key-malformed");
        }
        return new IdempotencyKey(value);
    }
}
