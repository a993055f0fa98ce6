package dk.punktum.flagger.standin.register;

import java.util.List;
import java.util.Optional;

/// Where a held name leads instead of where its holder wants it to.
///
/// @param nameServers as in [Registration]; never empty
/// @param dsRecords   the landing page's own; the holder's would make it look forged
public record LandingPage(List<String> nameServers, List<DsRecord> dsRecords) {

    public LandingPage {
        nameServers = List.copyOf(nameServers);
        dsRecords = List.copyOf(dsRecords);
    }

    /// @param dsRecords in presentation format
    /// @return empty when DNS could not carry it
    public static Optional<LandingPage> of(List<String> nameServers, List<String> dsRecords) {
        return nameServers.isEmpty()
                ? Optional.empty()
                : DsRecord.allOf(dsRecords).map(readable -> new LandingPage(nameServers, readable));
    }
}
