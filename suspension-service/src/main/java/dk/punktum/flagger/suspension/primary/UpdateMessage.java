package dk.punktum.flagger.suspension.primary;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.primary.ZoneRecord.RecordSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/// A change of a delegation as DNS UPDATE (RFC 2136), unsigned: NS, DS and addresses in one message.
final class UpdateMessage {

    /// Every record set that is touched, and NS and DS in any case, is a prerequisite: "exists (value dependent)"
    /// (section 2.4.2) or "does not exist" (section 2.4.3).
    static Update of(Primary.Change change, Name zone) {
        NameRecords from = change.from();
        NameRecords to = change.to();
        Set<RecordSet> touched = touched(change);
        var update = new Update(zone);
        for (RecordSet set : touched) {
            List<ZoneRecord> before = from.in(set);
            if (before.isEmpty()) {
                update.absent(name(set.owner()), Type.value(set.type()));
            } else {
                // Their TTL is 0 (RFC 2136, section 2.4.2).
                before.forEach(record -> update.present(record.withTtl(0).record()));
            }
        }
        for (RecordSet set : touched) {
            if (!from.in(set).equals(to.in(set))) {
                if (!from.in(set).isEmpty()) {
                    update.delete(name(set.owner()), Type.value(set.type()));
                }
                to.in(set).forEach(record -> update.add(record.record()));
            }
        }
        return update;
    }

    private static Set<RecordSet> touched(Primary.Change change) {
        DomainName domain = change.domain();
        Set<RecordSet> sets = new LinkedHashSet<>();
        sets.add(new RecordSet(domain.aLabel() + ".", "NS"));
        sets.add(new RecordSet(domain.aLabel() + ".", "DS"));
        Stream.of(change.from(), change.to())
                .flatMap(side -> side.hostsBelow(domain).stream())
                .sorted()
                .forEach(host -> {
                    sets.add(new RecordSet(host, "A"));
                    sets.add(new RecordSet(host, "AAAA"));
                });
        return sets;
    }

    private static Name name(String absolute) {
        try {
            return Name.fromString(absolute);
        } catch (TextParseException e) {
            throw new IllegalStateException("what was read can be written again: " + absolute, e);
        }
    }

    private UpdateMessage() {}
}
