package dk.punktum.flagger.standin.register;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a name has to look when it is put back.
public record Restore(Set<EppStatus> statuses, List<String> nameServers, List<DsRecord> dsRecords) {

    public Restore {
        statuses = Set.copyOf(statuses);
        nameServers = List.copyOf(nameServers);
        dsRecords = List.copyOf(dsRecords);
    }

    /// @param statuses    in EPP's words
    /// @param nameServers as in [Registration]
    /// @param dsRecords   in presentation format
    /// @return empty when the register or DNS could not carry one of them
    public static Optional<Restore> of(List<String> statuses, List<String> nameServers, List<String> dsRecords) {
        List<DsRecord> readable =
                dsRecords.stream().map(DsRecord::of).flatMap(Optional::stream).toList();
        return EppStatus.allOf(statuses)
                .filter(_ -> readable.size() == dsRecords.size())
                .map(known -> new Restore(known, nameServers, readable));
    }
}
