package dk.punktum.flagger.registry.admission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// @param until just before when; null: until further notice
public record Period(Instant from, @Nullable Instant until) {

    private static final Instant FOR_EVER = Instant.parse("9999-12-31T00:00:00Z");

    /// To compare with, where a query can not ask for "none".
    public Instant end() {
        return until == null ? FOR_EVER : until;
    }
}
