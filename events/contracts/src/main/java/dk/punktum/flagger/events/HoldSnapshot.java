package dk.punktum.flagger.events;

import java.util.List;
import java.util.regex.Pattern;

/// What the register said about a name just before the first hold, so that it can be put back exactly.
///
/// @param statuses    EPP status values (RFC 5731, RFC 3915), such as `serverTransferProhibited`
/// @param nameServers host names as A-labels, lower case, without trailing dot
/// @param dsRecords   DS records in presentation format: `keytag algorithm digesttype digest`
public record HoldSnapshot(List<String> statuses, List<String> nameServers, List<String> dsRecords) {

    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");
    private static final Pattern DS = Pattern.compile("[0-9]{1,5} [0-9]{1,3} [0-9]{1,3} [0-9A-Fa-f]{2,128}");

    public HoldSnapshot {
        Required.all(statuses, nameServers, dsRecords);
        statuses = List.copyOf(statuses);
        nameServers = List.copyOf(nameServers);
        dsRecords = List.copyOf(dsRecords);
        Required.codes(statuses);
        Required.matching(HOST, "a host name", nameServers);
        Required.matching(DS, "a DS record", dsRecords);
    }
}
