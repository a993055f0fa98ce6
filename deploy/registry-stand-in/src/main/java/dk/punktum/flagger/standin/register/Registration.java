package dk.punktum.flagger.standin.register;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.RegisterPart;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// A name as its registrar and registrant have left it. A suspension does not write here: it lies on top.
///
/// @param registrar   handle
/// @param registrant  handle
/// @param nameServers host names as A-labels, lower case, without trailing dot; empty: not in the zone
/// @param autoRenew   whether it is renewed by itself when it expires
/// @param seized      whether the police have seized it and so are its registrant
public record Registration(
        DomainName name,
        String registrar,
        String registrant,
        List<String> nameServers,
        List<DsRecord> dsRecords,
        Set<EppStatus> statuses,
        boolean autoRenew,
        boolean seized,
        LocalDate registered,
        LocalDate expires) {

    public Registration {
        nameServers = List.copyOf(nameServers);
        dsRecords = List.copyOf(dsRecords);
        statuses = Set.copyOf(statuses);
    }

    Registration with(Restore restore) {
        return new Registration(
                name,
                registrar,
                registrant,
                restore.covers(RegisterPart.NAME_SERVERS) ? restore.nameServers() : nameServers,
                restore.covers(RegisterPart.DS_RECORDS) ? restore.dsRecords() : dsRecords,
                restore.covers(RegisterPart.STATUSES) ? restore.statuses() : statuses,
                restore.autoRenew() != null && restore.covers(RegisterPart.AUTO_RENEW)
                        ? restore.autoRenew()
                        : autoRenew,
                seized,
                registered,
                expires);
    }
}
