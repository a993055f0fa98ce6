package dk.punktum.flagger.events;

import org.jspecify.annotations.Nullable;

/// A JSON reader leaves an absent member null; an event without a required member is broken and must not pass.
final class Required {

    static void all(@Nullable Object... members) {
        for (int i = 0; i < members.length; i++) {
            if (members[i] == null) {
                throw new IllegalArgumentException("required member no. %d is missing".formatted(i + 1));
            }
        }
    }

    private Required() {}
}
