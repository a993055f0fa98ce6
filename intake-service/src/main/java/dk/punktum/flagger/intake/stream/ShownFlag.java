package dk.punktum.flagger.intake.stream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A flag as it is shown at a moment.
///
/// @param id    of the event: made of what is shown, so that it means the same after a restart, at another
///              instance and in a restored database
/// @param json  what `GET /flags/{id}` answers
/// @param ended whether nothing can become of it any more
record ShownFlag(String id, String json, boolean ended) {

    private static final int ID_BYTES = 12;

    static ShownFlag of(String json, boolean ended) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return new ShownFlag(HexFormat.of().formatHex(Arrays.copyOf(digest, ID_BYTES)), json, ended);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
