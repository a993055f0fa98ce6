package dk.punktum.flagger.conformance;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a consumer says about one name.
///
/// @param statuses    in EPP's words: all that the name carries
/// @param nameServers what it is delegated to; absent when the consumer does not say
/// @param dsRecords   in presentation format, upper case; absent when the consumer does not say
record Seen(
        Set<String> statuses,
        @Nullable Set<String> nameServers,
        @Nullable Set<String> dsRecords) {

    /// A name that the consumer does not mention: nothing lies on it.
    static final Seen NOT_MENTIONED = new Seen(Set.of(), null, null);

    Seen {
        statuses = Set.copyOf(statuses);
        nameServers = nameServers == null ? null : Set.copyOf(nameServers);
        dsRecords = dsRecords == null ? null : Set.copyOf(dsRecords);
    }
}
