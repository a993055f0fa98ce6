package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole present truth about one name, on a compacted topic: read it from the beginning to start from nothing.
///
/// @param suspended whether the name is held; then `holds` has at least one entry
/// @param statuses  the EPP statuses that the holds put on the name; empty when it is free
/// @param before    what the register said before the first hold; absent when the name is free
/// @param delegation what the name is delegated to while it is held; absent: it is out of the zone, or free
/// @param noRegistrationBefore until when nobody can register the name again, once it is deleted; absent: at once
public record SuspensionState(
        DomainName domain,
        long sequence,
        boolean suspended,
        List<ActiveHold> holds,
        List<String> statuses,
        @Nullable HoldSnapshot before,
        Instant changedAt,
        @Nullable Delegation delegation,
        @Nullable Instant noRegistrationBefore)
        implements SuspensionEvent {

    public SuspensionState {
        Required.all(domain, holds, statuses, changedAt);
        Required.atLeast(1, sequence);
        holds = List.copyOf(holds);
        statuses = List.copyOf(statuses);
        Required.codes(statuses);
        if (suspended == holds.isEmpty() || suspended != (before != null)) {
            throw new IllegalArgumentException("a name is suspended while it has holds, and then `before` is known");
        }
        if (!suspended && delegation != null) {
            throw new IllegalArgumentException("a free name is delegated as its holder wants");
        }
    }
}
