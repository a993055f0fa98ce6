package dk.punktum.flagger.suspension.dnsupdate;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.primary.NameRecords;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the primary is to be told about one name, for one order.
@Entity
class DnsUpdate {

    @Id
    private UUID id;

    private String domain;
    private long sequence;

    @Enumerated(EnumType.STRING)
    private Wish wish;

    private List<String> nameServers;
    private List<String> dsRecords;
    private boolean registerChanged;

    @Enumerated(EnumType.STRING)
    private DnsUpdateStatus status;

    private Instant orderedAt;
    private Instant dueAt;
    private int attempts;
    private @Nullable String fault;
    private List<String> found;
    private @Nullable Instant doneAt;
    private @Nullable Instant claimedUntil;
    private @Nullable Instant mayArriveUntil;

    @SuppressWarnings("NullAway.Init")
    DnsUpdate() {}

    static DnsUpdate takeOut(DomainName domain, long sequence, Instant orderedAt) {
        return of(domain, sequence, Wish.TAKE_OUT, List.of(), List.of(), orderedAt);
    }

    static DnsUpdate replace(
            DomainName domain, long sequence, List<String> nameServers, List<String> dsRecords, Instant orderedAt) {
        return of(domain, sequence, Wish.REPLACE, nameServers, dsRecords, orderedAt);
    }

    /// @param registerChanged whether the register has other servers or DS for the name than before
    static DnsUpdate restore(DomainName domain, long sequence, boolean registerChanged, Instant orderedAt) {
        DnsUpdate update = of(domain, sequence, Wish.RESTORE, List.of(), List.of(), orderedAt);
        update.registerChanged = registerChanged;
        return update;
    }

    private static DnsUpdate of(
            DomainName domain,
            long sequence,
            Wish wish,
            List<String> nameServers,
            List<String> dsRecords,
            Instant orderedAt) {
        var update = new DnsUpdate();
        update.id = Uuid7.next();
        update.domain = domain.aLabel();
        update.sequence = sequence;
        update.wish = wish;
        update.nameServers = nameServers;
        update.dsRecords = dsRecords;
        update.status = DnsUpdateStatus.PENDING;
        update.orderedAt = orderedAt;
        update.dueAt = orderedAt;
        update.found = List.of();
        return update;
    }

    /// @param kept what was there before our first change
    /// @param landingPageTtl seconds
    NameRecords wanted(NameRecords kept, long landingPageTtl) {
        return switch (wish) {
            case TAKE_OUT -> NameRecords.NONE;
            case REPLACE -> NameRecords.delegation(name(), nameServers, dsRecords, landingPageTtl);
            case RESTORE -> kept;
        };
    }

    /// The same order once more.
    void again(Instant now) {
        if (status == DnsUpdateStatus.DONE) {
            become(DnsUpdateStatus.PENDING);
            doneAt = null;
        }
        dueAt = now;
    }

    /// It is as wanted.
    ///
    /// @param settled false: something of ours may still arrive
    void done(boolean settled, Instant now) {
        become(DnsUpdateStatus.DONE);
        doneAt = now;
        fault = null;
        found = List.of();
        release(settled);
    }

    void conflict(List<String> found, Instant dueAt) {
        if (status != DnsUpdateStatus.CONFLICT) {
            become(DnsUpdateStatus.CONFLICT);
        }
        this.found = found;
        fault = registerChanged ? "register-changed" : "zone-changed";
        this.dueAt = dueAt;
        release(true);
    }

    void retry(String fault, boolean settled, Instant dueAt) {
        this.fault = fault;
        this.dueAt = dueAt;
        release(settled);
    }

    void supersede() {
        become(DnsUpdateStatus.SUPERSEDED);
    }

    /// Whoever has taken it up is done with it.
    void release(boolean settled) {
        if (!settled) {
            mayArriveUntil = claimedUntil;
        }
        claimedUntil = null;
    }

    /// Somebody else has put something there, so that nothing of ours is to be put back.
    boolean isOverruled() {
        return status == DnsUpdateStatus.CONFLICT && wish == Wish.RESTORE && !found.isEmpty();
    }

    private void become(DnsUpdateStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("DNS update %s: %s does not become %s".formatted(id, status, next));
        }
        status = next;
    }

    /// A try counts when it is taken up: one that was never heard of again is tried less often, too.
    Duration untilRetry() {
        return DnsUpdateRules.untilRetry(attempts);
    }

    UUID id() {
        return id;
    }

    DomainName name() {
        return new DomainName(domain);
    }

    long sequence() {
        return sequence;
    }

    Instant orderedAt() {
        return orderedAt;
    }

    Wish wish() {
        return wish;
    }

    boolean registerChanged() {
        return registerChanged;
    }

    DnsUpdateStatus status() {
        return status;
    }

    DnsUpdateView view() {
        return new DnsUpdateView(
                domain, name().uLabel(), sequence, wish, status, orderedAt, dueAt, attempts, fault, found, doneAt);
    }
}
