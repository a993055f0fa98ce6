package dk.punktum.flagger.intake;

import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A body as it was sent.
///
/// @param contentSha256 SHA-256 of it, byte for byte; 64 lower-case hex digits
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FileBody(byte[] bytes, String contentSha256) {

    /// @throws HttpProblem 413 when it is larger than the limit, 400 when it breaks off
    public static FileBody read(InputStream body, MemorySize size) {
        int limit = Math.toIntExact(size.asLongValue());
        try {
            byte[] bytes = body.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw Problems.tooLarge(limit);
            }
            return new FileBody(bytes, sha256(bytes));
        } catch (IOException e) {
            throw Problems.problem(Response.Status.BAD_REQUEST, "not-json", Wording.problem("not-json.aborted"));
        }
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
