package dk.punktum.flagger.intake.idempotency;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import dk.punktum.flagger.intake.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.jspecify.annotations.Nullable;

/// What a client names one attempt to hand something in, and all its repetitions.
///
/// @param value 1 to 255 visible ASCII characters
public record IdempotencyKey(String value) {

    private static final int LONGEST = 255;

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
