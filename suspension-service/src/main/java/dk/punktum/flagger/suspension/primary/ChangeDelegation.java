package dk.punktum.flagger.suspension.primary;

import dk.punktum.flagger.events.DomainName;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Brings a name's delegation to what is wanted: looks, decides, sends on the condition that what was seen is still
/// there, and looks again when that is in doubt. However often it is repeated, the zone ends up the same.
public final class ChangeDelegation {

    /// Two of ours can get in each other's way once; what changes again and again is somebody else.
    private static final int ATTEMPTS = 3;

    private final Primary primary;
    private final Clock clock;

    public ChangeDelegation(Primary primary, Clock clock) {
        this.primary = primary;
        this.clock = clock;
    }

    /// @param ours   what was there before our first change, and what we have wanted to be there since
    /// @param signBy after this nothing is sent
    public Outcome change(DomainName domain, NameRecords wanted, Collection<NameRecords> ours, Instant signBy) {
        Set<String> hosts = new HashSet<>(wanted.hostsBelow(domain));
        ours.forEach(records -> hosts.addAll(records.hostsBelow(domain)));
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            NameRecords present;
            switch (primary.look(domain, hosts)) {
                case Primary.Look.Unreadable(String fault) -> {
                    return new Outcome.NotSent(fault);
                }
                case Primary.Look.Seen(NameRecords records) -> present = records;
            }
            switch (ChangeRules.decide(present, wanted, ours)) {
                case NOTHING_TO_DO -> {
                    return new Outcome.Done(true);
                }
                case HANDS_OFF -> {
                    return new Outcome.Conflict(present);
                }
                case CHANGE -> {}
            }
            Instant now = clock.instant();
            if (now.isAfter(signBy)) {
                return new Outcome.NotSent("too-late");
            }
            switch (primary.send(new Primary.Change(domain, present, wanted), now)) {
                case Primary.Reply.Applied() -> {
                    return new Outcome.Done(true);
                }
                case Primary.Reply.Refused(String rcode) -> {
                    return new Outcome.Refused(rcode);
                }
                case Primary.Reply.NotSent(String fault) -> {
                    return new Outcome.NotSent(fault);
                }
                case Primary.Reply.Unknown(String fault) -> {
                    return afterDoubt(domain, wanted, hosts, fault);
                }
                // Somebody was quicker: look again.
                case Primary.Reply.ChangedMeanwhile _ -> {}
            }
        }
        return new Outcome.NotSent("changes-all-the-time");
    }

    private Outcome afterDoubt(DomainName domain, NameRecords wanted, Set<String> hosts, String fault) {
        boolean asWanted = primary.look(domain, hosts) instanceof Primary.Look.Seen(NameRecords present)
                && present.saysTheSameAs(wanted);
        return asWanted ? new Outcome.Done(false) : new Outcome.Unknown(fault);
    }
}
