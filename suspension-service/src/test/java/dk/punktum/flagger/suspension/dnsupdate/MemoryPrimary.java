package dk.punktum.flagger.suspension.dnsupdate;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.primary.NameRecords;
import dk.punktum.flagger.suspension.primary.Primary;
import dk.punktum.flagger.suspension.primary.ZoneRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A zone in this JVM that is changed on the same conditions as a real one; `deploy/dns-contract` has the real ones.
final class MemoryPrimary implements Primary {

    private final Map<DomainName, NameRecords> zone = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final Queue<UnaryOperator<Reply>> accidents = new ArrayDeque<>();
    private Runnable beforeSend = () -> {};
    private boolean down;

    /// @param lines `owner ttl type rdata`
    void serve(DomainName name, String... lines) {
        zone.put(
                name,
                new NameRecords(Arrays.stream(lines)
                        .map(line -> line.split(" ", 4))
                        .map(part -> new ZoneRecord(part[0], part[2], Long.parseLong(part[1]), part[3]))
                        .collect(Collectors.toSet())));
    }

    NameRecords serves(DomainName name) {
        return zone.getOrDefault(name, NameRecords.NONE);
    }

    int changes() {
        return changes.get();
    }

    void setDown(boolean down) {
        this.down = down;
    }

    /// What happens to the next answer.
    void nextAnswer(UnaryOperator<Reply> accident) {
        accidents.add(accident);
    }

    /// What somebody else does just before the next update arrives.
    void beforeNextUpdate(Runnable what) {
        beforeSend = () -> {
            beforeSend = () -> {};
            what.run();
        };
    }

    @Override
    public Look look(DomainName domain, Set<String> hosts) {
        return down ? new Look.Unreadable("unreachable") : new Look.Seen(serves(domain));
    }

    @Override
    public Reply send(Change change, Instant signedAt) {
        beforeSend.run();
        Reply reply = apply(change);
        UnaryOperator<Reply> accident = accidents.poll();
        return accident == null ? reply : accident.apply(reply);
    }

    Reply apply(Change change) {
        if (!serves(change.domain()).saysTheSameAs(change.from())) {
            return new Reply.ChangedMeanwhile("NXRRSET");
        }
        zone.put(change.domain(), change.to());
        changes.incrementAndGet();
        return new Reply.Applied();
    }
}
