package dk.punktum.flagger.intake.document;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the sender says that the bytes hash to: the fields `Content-Digest` and `Repr-Digest` (RFC 9530), each a
/// dictionary of structured fields such as `sha-256=:4REjxQ4yrqUVicfSKYNO/cF9zNj5ANbzgDZt3/h3Qxo=:`.
sealed interface ContentDigest {

    /// Nothing is said about SHA-256; other algorithms may be ignored (RFC 9530, section 2).
    record Absent() implements ContentDigest {}

    /// @param sha256 64 lower-case hex digits
    record Expected(String sha256) implements ContentDigest {}

    record Malformed() implements ContentDigest {}

    Pattern MEMBER = Pattern.compile("\\s*([a-z0-9*_.-]+)\\s*=\\s*:([A-Za-z0-9+/=]*):\\s*(?:;.*)?");

    int SHA_256_BYTES = 32;

    static ContentDigest of(@Nullable String field) {
        ContentDigest found = new Absent();
        if (field == null || field.isBlank()) {
            return found;
        }
        for (String member : field.split(",", -1)) {
            Matcher parts = MEMBER.matcher(member);
            if (!parts.matches()) {
                return new Malformed();
            }
            if (parts.group(1).equals("sha-256")) {
                // The last one counts (RFC 9651, section 4.2.2).
                found = sha256(parts.group(2));
            }
        }
        return found;
    }

    private static ContentDigest sha256(String base64) {
        try {
            byte[] hash = Base64.getDecoder().decode(base64);
            return hash.length == SHA_256_BYTES ? new Expected(HexFormat.of().formatHex(hash)) : new Malformed();
        } catch (IllegalArgumentException e) {
            return new Malformed();
        }
    }
}
