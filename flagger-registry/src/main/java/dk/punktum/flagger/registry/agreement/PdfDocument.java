package dk.punktum.flagger.registry.agreement;

import static jakarta.ws.rs.core.Response.Status.UNSUPPORTED_MEDIA_TYPE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dk.punktum.flagger.registry.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The bytes of a document. They are recognised by their first ones, hashed and kept; never parsed here.
final class PdfDocument {

    private static final byte[] MAGIC = "%PDF-".getBytes(US_ASCII);

    /// SHA-256 in lower-case hex.
    ///
    /// @throws HttpProblem 415 when the bytes do not begin as a PDF does
    static String sha256OrProblem(byte[] document) {
        return sha256(document)
                .orElseThrow(() ->
                        Problems.problem(UNSUPPORTED_MEDIA_TYPE, "not-a-pdf", "The document does not begin as a PDF."));
    }

    /// SHA-256 in lower-case hex, or nothing when the bytes do not begin as a PDF does (ISO 32000-2, 7.5.2).
    private static Optional<String> sha256(byte[] document) {
        if (!Arrays.equals(document, 0, Math.min(MAGIC.length, document.length), MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        try {
            return Optional.of(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(document)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private PdfDocument() {}
}
