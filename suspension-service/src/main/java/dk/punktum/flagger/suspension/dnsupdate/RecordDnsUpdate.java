package dk.punktum.flagger.suspension.dnsupdate;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.suspension.dnsupdate.DnsUpdates.KeptDelegations;
import dk.punktum.flagger.suspension.primary.NameRecords;
import dk.punktum.flagger.suspension.primary.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The database's part in carrying out a wish: before, between and after what is said to the primary.
@ApplicationScoped
class RecordDnsUpdate {

    private static final Logger LOG = Logger.getLogger(RecordDnsUpdate.class);

    /// How long after it was taken up something may be sent.
    private static final Duration SENDING = Duration.ofSeconds(20);

    /// A wish that somebody has taken up.
    ///
    /// @param kept   what was there before our first change; null: nothing was changed yet
    /// @param wanted what is to be there, once something is kept
    /// @param ours   what we have wanted to be there since, and what is kept
    /// @param signBy after this nothing is sent
    record Task(
            UUID id,
            DomainName domain,
            long sequence,
            Wish wish,
            boolean registerChanged,
            @Nullable NameRecords kept,
            NameRecords wanted,
            Set<NameRecords> ours,
            Instant signBy) {}

    private final DnsUpdates updates;
    private final KeptDelegations kept;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Duration quiet;
    private final long landingPageTtl;

    RecordDnsUpdate(
            DnsUpdates updates, KeptDelegations kept, MeterRegistry meters, Clock clock, DnsUpdateConfig config) {
        this.updates = updates;
        this.kept = kept;
        this.meters = meters;
        this.clock = clock;
        this.quiet = DnsUpdateRules.quiet(SENDING, config.key().fudge());
        this.landingPageTtl = config.landingPageTtl().toSeconds();
    }

    @Transactional
    Optional<Task> claimNext() {
        Instant now = clock.instant();
        return updates.claimNext(now, now.plus(quiet)).map(update -> task(update, now.plus(SENDING)));
    }

    private Task task(DnsUpdate update, Instant signBy) {
        KeptDelegation before = kept.of(update.name()).orElse(null);
        NameRecords records = before == null ? NameRecords.NONE : before.records();
        Set<NameRecords> ours = new HashSet<>(Set.of(records));
        if (before != null) {
            updates.between(update.name(), before.sequence(), update.sequence()).stream()
                    .map(earlier -> earlier.wanted(records, landingPageTtl))
                    .forEach(ours::add);
        }
        return new Task(
                update.id(),
                update.name(),
                update.sequence(),
                update.wish(),
                update.registerChanged(),
                before == null ? null : records,
                update.wanted(records, landingPageTtl),
                ours,
                signBy);
    }

    /// Keeps what is there before our first change.
    ///
    /// @return whether the change is still wanted
    @Transactional
    boolean keep(Task task, NameRecords present) {
        boolean wanted = updates.toChange(task.id()).orElseThrow().status().isOpen();
        if (wanted) {
            kept.persist(KeptDelegation.of(task.domain(), task.sequence(), present, clock.instant()));
        }
        return wanted;
    }

    @Transactional
    void record(Task task, Outcome outcome) {
        Instant now = clock.instant();
        DnsUpdate update = updates.toChange(task.id()).orElseThrow();
        boolean settled = switch (outcome) {
            case Outcome.Done(boolean answered) -> answered;
            case Outcome.Unknown _ -> false;
            case Outcome.Conflict _, Outcome.Refused _, Outcome.NotSent _ -> true;
        };
        if (!update.status().isOpen()) {
            // A newer order has come. It waits for this.
            update.release(settled);
            return;
        }
        Instant dueAt = now.plus(update.untilRetry());
        switch (outcome) {
            case Outcome.Done _ -> {
                update.done(settled, now);
                if (update.wish() == Wish.RESTORE) {
                    kept.of(task.domain()).ifPresent(before -> before.end(now));
                }
                LOG.infof("%s: change %d is in the zone (%s)", task.domain(), task.sequence(), task.wish());
            }
            case Outcome.Conflict(NameRecords found) -> {
                if (update.status() != DnsUpdateStatus.CONFLICT) {
                    LOG.warnf(
                            "%s: change %d (%s) is not carried out: somebody else has changed the delegation; see"
                                    + " GET /operator/dns-updates",
                            task.domain(), task.sequence(), task.wish());
                }
                update.conflict(found.text(), dueAt);
            }
            case Outcome.Refused(String rcode) -> update.retry(rcode, true, dueAt);
            case Outcome.NotSent(String fault) -> update.retry(fault, true, dueAt);
            case Outcome.Unknown(String fault) -> update.retry(fault, false, dueAt);
        }
        meters.counter("flagger.suspension.dns.updates", "outcome", code(outcome))
                .increment();
    }

    private static String code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.Conflict _ -> "conflict";
            case Outcome.Refused _ -> "refused";
            case Outcome.NotSent _ -> "not-sent";
            case Outcome.Unknown _ -> "unknown";
        };
    }
}
