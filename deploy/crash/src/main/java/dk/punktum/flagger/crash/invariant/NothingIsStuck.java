package dk.punktum.flagger.crash.invariant;

import java.util.List;

/// When it is quiet, outboxes are empty, nothing is parked or set aside, and no work waits.
public final class NothingIsStuck {

    /// @param what  such as `intake: rows in the outbox`
    /// @param count how many of it are left
    public record Leftover(String what, long count) {}

    public static List<String> violations(List<Leftover> leftovers) {
        return leftovers.stream()
                .filter(leftover -> leftover.count() > 0)
                .map(leftover -> "%s: %d".formatted(leftover.what(), leftover.count()))
                .toList();
    }

    private NothingIsStuck() {}
}
