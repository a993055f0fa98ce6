package dk.punktum.flagger.standin.register;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How a name has to look when it is put back.
public record Restore(Set<EppStatus> statuses, List<String> nameServers, List<String> dsRecords) {

    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*");

    private static final Pattern DS = Pattern.compile("\\d{1,5} \\d{1,3} \\d{1,3} (?:[0-9A-Fa-f]{2}){1,64}");

    public Restore {
        statuses = Set.copyOf(statuses);
        nameServers = List.copyOf(nameServers);
        dsRecords = List.copyOf(dsRecords);
    }

    /// @param statuses    in EPP's words
    /// @param nameServers as in [Registration]
    /// @param dsRecords   as in [Registration]
    /// @return empty when the register or DNS could not carry one of them
    public static Optional<Restore> of(List<String> statuses, List<String> nameServers, List<String> dsRecords) {
        boolean fit = nameServers.stream().allMatch(host -> HOST.matcher(host).matches())
                && dsRecords.stream().allMatch(ds -> DS.matcher(ds).matches());
        return EppStatus.allOf(statuses).filter(_ -> fit).map(known -> new Restore(known, nameServers, dsRecords));
    }
}
