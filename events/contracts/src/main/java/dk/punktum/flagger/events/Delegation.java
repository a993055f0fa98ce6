package dk.punktum.flagger.events;

import java.util.List;

/// Where a held name leads while it shows a landing page.
///
/// @param nameServers host names as A-labels, lower case, without trailing dot
/// @param dsRecords   DS records in presentation format: `keytag algorithm digesttype digest`
public record Delegation(List<String> nameServers, List<String> dsRecords) {

    public Delegation {
        Required.all(nameServers, dsRecords);
        nameServers = List.copyOf(nameServers);
        dsRecords = List.copyOf(dsRecords);
        Required.hosts(nameServers);
        Required.dsRecords(dsRecords);
        if (nameServers.isEmpty()) {
            throw new IllegalArgumentException("a delegation has a name server");
        }
    }
}
