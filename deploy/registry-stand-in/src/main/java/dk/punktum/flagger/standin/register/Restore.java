package dk.punktum.flagger.standin.register;

import dk.punktum.flagger.events.RegisterPart;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a name has to look when it is put back.
///
/// @param autoRenew        absent when nobody knows: then it stays as it is
/// @param changedMeanwhile what somebody changed in the register while the name was held: it stays as it is
public record Restore(
        Set<EppStatus> statuses,
        List<String> nameServers,
        List<DsRecord> dsRecords,
        @Nullable Boolean autoRenew,
        Set<RegisterPart> changedMeanwhile) {

    public Restore {
        statuses = Set.copyOf(statuses);
        nameServers = List.copyOf(nameServers);
        dsRecords = List.copyOf(dsRecords);
        changedMeanwhile = Set.copyOf(changedMeanwhile);
    }

    /// @param statuses    in EPP's words
    /// @param nameServers as in [Registration]
    /// @param dsRecords   in presentation format
    /// @return empty when the register or DNS could not carry one of them
    public static Optional<Restore> of(
            List<String> statuses,
            List<String> nameServers,
            List<String> dsRecords,
            @Nullable Boolean autoRenew,
            Set<RegisterPart> changedMeanwhile) {
        return EppStatus.allOf(statuses)
                .flatMap(known -> DsRecord.allOf(dsRecords)
                        .map(readable -> new Restore(known, nameServers, readable, autoRenew, changedMeanwhile)));
    }

    boolean covers(RegisterPart part) {
        return !changedMeanwhile.contains(part);
    }
}
