package dk.punktum.flagger.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the register said about a name just before the first hold, so that it can be put back exactly.
///
/// @param statuses    EPP status values (RFC 5731, RFC 3915), such as `serverTransferProhibited`
/// @param nameServers host names as A-labels, lower case, without trailing dot
/// @param dsRecords   DS records in presentation format: `keytag algorithm digesttype digest`
/// @param autoRenew   whether the register renews the name by itself; absent when it does not say so
public record HoldSnapshot(
        List<String> statuses,
        List<String> nameServers,
        List<String> dsRecords,
        @Nullable Boolean autoRenew) {

    public HoldSnapshot {
        Required.all(statuses, nameServers, dsRecords);
        statuses = List.copyOf(statuses);
        nameServers = List.copyOf(nameServers);
        dsRecords = List.copyOf(dsRecords);
        Required.codes(statuses);
        Required.hosts(nameServers);
        Required.dsRecords(dsRecords);
    }

    /// Of a register that does not say whether it renews.
    public HoldSnapshot(List<String> statuses, List<String> nameServers, List<String> dsRecords) {
        this(statuses, nameServers, dsRecords, null);
    }
}
