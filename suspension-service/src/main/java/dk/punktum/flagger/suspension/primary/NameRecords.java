package dk.punktum.flagger.suspension.primary;

import dk.punktum.flagger.events.DomainName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the zone has of one name: its NS and DS records, and the addresses of those of its name servers that lie
/// below the name itself. Other hosts' addresses belong to other names.
public record NameRecords(Set<ZoneRecord> records) {

    /// The name is not in the zone.
    public static final NameRecords NONE = new NameRecords(Set.of());

    public NameRecords {
        records = Set.copyOf(records);
    }

    /// A delegation that leads somewhere else, such as to a landing page.
    ///
    /// @param nameServers host names without trailing dot
    /// @param dsRecords   `keytag algorithm digesttype digest`
    /// @param ttl         seconds
    public static NameRecords delegation(
            DomainName domain, List<String> nameServers, List<String> dsRecords, long ttl) {
        String owner = domain.aLabel() + ".";
        return new NameRecords(Stream.concat(
                        nameServers.stream().map(host -> new ZoneRecord(owner, "NS", ttl, host + ".")),
                        dsRecords.stream().map(ds -> new ZoneRecord(owner, "DS", ttl, ds)))
                .map(written -> ZoneRecord.of(written.record()))
                .collect(Collectors.toSet()));
    }

    public boolean isEmpty() {
        return records.isEmpty();
    }

    /// Whether the zone says the same. The TTL does not count: nobody has to be overruled for that.
    public boolean saysTheSameAs(NameRecords other) {
        return data().equals(other.data());
    }

    private Set<String> data() {
        return records.stream().map(ZoneRecord::data).collect(Collectors.toSet());
    }

    /// The hosts below the name that have addresses here, or should have: absolute.
    Set<String> hostsBelow(DomainName domain) {
        String below = "." + domain.aLabel() + ".";
        return records.stream()
                .flatMap(record -> switch (record.type()) {
                    case "NS" ->
                        Stream.of(ZoneRecord.of(record.record()).rdata().toLowerCase(Locale.ROOT));
                    case "A", "AAAA" -> Stream.of(record.owner());
                    default -> Stream.<String>empty();
                })
                .filter(host -> host.endsWith(below))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static NameRecords of(Collection<ZoneRecord> records) {
        return new NameRecords(Set.copyOf(records));
    }

    List<ZoneRecord> in(ZoneRecord.RecordSet set) {
        return records.stream()
                .filter(record -> record.set().equals(set))
                .sorted((one, other) -> one.text().compareTo(other.text()))
                .toList();
    }

    /// As a zone file has it, in order.
    public List<String> text() {
        return records.stream().map(ZoneRecord::text).sorted().toList();
    }
}
