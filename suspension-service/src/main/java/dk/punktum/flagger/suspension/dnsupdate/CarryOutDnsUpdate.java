package dk.punktum.flagger.suspension.dnsupdate;

import dk.punktum.flagger.suspension.dnsupdate.RecordDnsUpdate.Task;
import dk.punktum.flagger.suspension.primary.ChangeDelegation;
import dk.punktum.flagger.suspension.primary.NameRecords;
import dk.punktum.flagger.suspension.primary.Outcome;
import dk.punktum.flagger.suspension.primary.Primary;
import dk.punktum.flagger.suspension.work.WorkLoop;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// Carries out one wish after the other. What is there is kept and committed before anything is sent; whatever
/// is killed in between, the next try looks before it sends.
final class CarryOutDnsUpdate implements WorkLoop.Job {

    private static final Logger LOG = Logger.getLogger(CarryOutDnsUpdate.class);

    private static final String FINE = "";

    private final RecordDnsUpdate record;
    private final Primary primary;
    private final ChangeDelegation change;
    private final AtomicReference<String> lastRefusal = new AtomicReference<>(FINE);

    CarryOutDnsUpdate(RecordDnsUpdate record, Primary primary, Clock clock) {
        this.record = record;
        this.primary = primary;
        this.change = new ChangeDelegation(primary, clock);
    }

    @Override
    public boolean doNext() {
        Optional<Task> next = record.claimNext();
        next.ifPresent(task -> {
            Outcome outcome = carryOut(task);
            record.record(task, outcome);
            complain(outcome);
        });
        return next.isPresent();
    }

    private Outcome carryOut(Task task) {
        NameRecords kept = task.kept();
        if (kept != null) {
            return task.registerChanged()
                    // Nothing of ours may be overwritten either: only looked at.
                    ? change.change(task.domain(), task.wanted(), Set.of(), task.signBy())
                    : change.change(task.domain(), task.wanted(), task.ours(), task.signBy());
        }
        if (task.wish() == Wish.RESTORE) {
            // We have changed nothing.
            return new Outcome.Done(true);
        }
        return switch (primary.look(task.domain(), Set.of())) {
            case Primary.Look.Unreadable(String fault) -> new Outcome.NotSent(fault);
            case Primary.Look.Seen(NameRecords present) ->
                record.keep(task, present)
                        ? change.change(task.domain(), task.wanted(), Set.of(present), task.signBy())
                        : new Outcome.NotSent("superseded");
        };
    }

    /// Once, until something is taken again.
    private void complain(Outcome outcome) {
        switch (outcome) {
            case Outcome.Refused(String rcode) -> {
                if (!lastRefusal.getAndSet(rcode).equals(rcode)) {
                    LOG.warnf("the primary does not take our updates: %s; check %s", rcode, whatToCheck(rcode));
                }
            }
            case Outcome.Done _ -> lastRefusal.set(FINE);
            case Outcome.Conflict _, Outcome.NotSent _, Outcome.Unknown _ -> {}
        }
    }

    static String whatToCheck(String rcode) {
        return switch (rcode) {
            case "BADKEY" -> "the key's name and algorithm (suspension.dns-update.key.name, hmac-sha256)";
            case "BADSIG" -> "the key's secret (SUSPENSION_DNS_UPDATE_KEY_SECRET)";
            case "BADTIME" -> "both clocks";
            case "NOTAUTH", "NOTZONE" -> "that it is the primary of suspension.dns-update.zone";
            case "REFUSED" -> "that the key may change NS, DS, A and AAAA there";
            default -> "its log";
        };
    }
}
