package dk.punktum.flagger.suspension;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/// Where a page of a list ended. Opaque to whoever pages.
///
/// Lists are read in the order in which changes were committed (`V9__poll_message_and_commit_order.sql`): whatever
/// commits later lies after every cursor that was given out before.
///
/// @param transaction number of the change that was the last on the page
/// @param row         tells it from others with that number
public record Cursor(long transaction, String row) {

    /// Before everything.
    public static final Cursor START = new Cursor(0, "");

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((transaction + " " + row).getBytes(UTF_8));
    }

    /// Empty when it is none of ours.
    public static Optional<Cursor> read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", -1);
            long transaction = parts.length == 2 ? Long.parseLong(parts[0]) : -1;
            return transaction < 0 ? Optional.empty() : Optional.of(new Cursor(transaction, parts[1]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
