package dk.punktum.flagger.intake.flag;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Where a page of the list of flags ended. Opaque to whoever pages.
///
/// @param transaction that of the last flag's last change
/// @param flagId      tells it from others with that number
record FlagCursor(long transaction, UUID flagId) {

    /// Before everything.
    static final FlagCursor START = new FlagCursor(0, new UUID(0, 0));

    private static final Pattern TEXT = Pattern.compile("[0-9]{1,18}\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    String text() {
        return transaction + "." + flagId;
    }

    /// Empty when it is none of ours.
    static Optional<FlagCursor> read(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        return Optional.of(
                new FlagCursor(Long.parseLong(text.substring(0, dot)), UUID.fromString(text.substring(dot + 1))));
    }
}
