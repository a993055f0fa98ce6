package dk.punktum.flagger.suspension.hold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Where a page of names to be deleted ended. Opaque to whoever pages.
record DueCursor(Instant dueAt, String domain) {

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((dueAt + " " + domain).getBytes(UTF_8));
    }

    /// Empty when it is none of ours.
    static Optional<DueCursor> read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", -1);
            return parts.length == 2 ? Optional.of(new DueCursor(Instant.parse(parts[0]), parts[1])) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
