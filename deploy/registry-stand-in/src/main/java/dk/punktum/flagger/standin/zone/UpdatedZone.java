package dk.punktum.flagger.standin.zone;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// The zone as it is answered: as it follows from the register, or, where updates are taken, as they have left it.
/// Then suspensions in the register do not count, not even at the beginning, and the zone is kept in a file, if there
/// is one.
@Singleton
final class UpdatedZone {

    private static final Logger LOG = Logger.getLogger(UpdatedZone.class);

    private final Zone zone;
    private final boolean updated;
    private final Optional<ZoneFile> file;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Map<RecordSet, Set<Record>> records;

    /// Records of one type at one name.
    record RecordSet(Name owner, int type) {

        static RecordSet of(Record record) {
            return new RecordSet(record.getName().canonicalize(), record.getType());
        }
    }

    @Inject
    UpdatedZone(Zone zone, DnsConfig config) {
        this(zone, config.updateKey().isPresent(), config.zoneFile().map(ZoneFile::new));
    }

    UpdatedZone(Zone zone, boolean updated, Optional<ZoneFile> file) {
        this.zone = zone;
        this.updated = updated;
        this.file = file;
    }

    boolean isLoaded() {
        return zone.isLoaded();
    }

    long serial() {
        return zone.serial() + changes.get() & 0xFFFF_FFFFL;
    }

    SOARecord soa() {
        return zone.soa(serial());
    }

    List<NSRecord> apexNameServers() {
        return zone.apexNameServers();
    }

    Optional<Delegation> delegationOver(Name name) {
        if (!updated) {
            return zone.delegationOver(name);
        }
        Name cut = new Name(name, name.labels() - Zone.APEX.labels() - 1).canonicalize();
        Map<RecordSet, Set<Record>> all = records();
        List<NSRecord> servers = of(NSRecord.class, all, cut, Type.NS);
        return servers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Delegation(
                        cut,
                        servers,
                        of(DSRecord.class, all, cut, Type.DS),
                        servers.stream()
                                .map(server -> server.getTarget().canonicalize())
                                .flatMap(host -> Stream.of(Type.A, Type.AAAA)
                                        .flatMap(type -> of(Record.class, all, host, type).stream()))
                                .toList()));
    }

    /// Of a registrant whose name is still delegated to it.
    Optional<MXRecord> mailExchanger(Name name) {
        return zone.mailExchanger(name);
    }

    /// Records that no delegation lies over.
    List<Record> leftAt(Name name, int type) {
        return updated ? of(Record.class, records(), name.canonicalize(), type) : List.of();
    }

    private static <R extends Record> List<R> of(Class<R> kind, Map<RecordSet, Set<Record>> all, Name owner, int type) {
        return all.getOrDefault(new RecordSet(owner, type), Set.of()).stream()
                .map(kind::cast)
                .toList();
    }

    /// One update at a time, and seen whole or not at all. It is in the file before anybody sees it (RFC 2136, section
    /// 3.5).
    ///
    /// @param update changes the copy that it is given, or refuses to
    /// @return SERVFAIL when the file can not be written; then nothing has changed
    synchronized int update(ToIntFunction<Map<RecordSet, Set<Record>>> update) {
        Map<RecordSet, Set<Record>> before = records();
        Map<RecordSet, Set<Record>> copy = new HashMap<>();
        before.forEach((set, members) -> copy.put(set, new LinkedHashSet<>(members)));
        int rcode = update.applyAsInt(copy);
        copy.values().removeIf(Set::isEmpty);
        if (rcode == Rcode.NOERROR && !copy.equals(before)) {
            try {
                if (file.isPresent()) {
                    file.get().write(copy.values().stream().flatMap(Set::stream).toList());
                }
            } catch (IOException e) {
                LOG.warnf("the zone can not be written: %s", e.toString());
                return Rcode.SERVFAIL;
            }
            records = copy;
            changes.incrementAndGet();
        }
        return rcode;
    }

    private synchronized Map<RecordSet, Set<Record>> records() {
        Map<RecordSet, Set<Record>> now = records;
        if (now == null) {
            Map<RecordSet, Set<Record>> first = new HashMap<>();
            file.flatMap(ZoneFile::read)
                    .orElseGet(this::withoutSuspensions)
                    .forEach(record -> first.computeIfAbsent(RecordSet.of(record), _ -> new LinkedHashSet<>())
                            .add(record));
            records = first;
            now = first;
        }
        return now;
    }

    private List<Record> withoutSuspensions() {
        return zone.withoutSuspensions().stream()
                .flatMap(delegation -> Stream.of(delegation.nameServers(), delegation.ds(), delegation.glue()))
                .<Record>flatMap(List::stream)
                .toList();
    }
}
