package dk.punktum.flagger.suspension.safety;

import java.util.Map;
import java.util.UUID;

/// How many holds were placed within the window, as far as they count against the limits.
record Used(int total, Map<UUID, Integer> byAuthority) {

    int by(UUID authority) {
        return byAuthority.getOrDefault(authority, 0);
    }

    /// The authority that has used most.
    int most() {
        return byAuthority.values().stream().mapToInt(used -> used).max().orElse(0);
    }
}
