package dk.punktum.flagger.crash.client;

import java.util.Set;

/// What a client does, and what it may see of the thing ever after.
public enum Act {
    FLAGGED(Set.of()),
    /// Whether a hold stood by then or not: it ends.
    WITHDRAWN(Set.of("WITHDRAWN", "LIFTING", "REINSTATED", "HOLD_LIFTED", "DECLINED", "REVERSED")),
    UPHELD(Set.of("UPHELD", "CLOSED")),
    DECLINED(Set.of("DECLINED")),
    APPEALED(Set.of("UPHELD", "CLOSED")),
    REVERSED(Set.of("CLOSED")),
    ORDERED(Set.of("DRAFT", "APPROVED", "LIFTED")),
    APPROVED(Set.of("APPROVED", "LIFTED")),
    LIFTED(Set.of("LIFTED"));

    private final Set<String> statuses;

    Act(Set<String> statuses) {
        this.statuses = statuses;
    }

    /// Whether a thing may have this status once the act was acknowledged.
    boolean allows(String status) {
        return statuses.isEmpty() || statuses.contains(status);
    }
}
