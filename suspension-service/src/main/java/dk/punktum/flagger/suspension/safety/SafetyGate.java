package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.suspension.safety.SafetyVerdict.Clear;
import dk.punktum.flagger.suspension.safety.SafetyVerdict.Waits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jboss.logging.Logger;

/// What every new hold has to pass. Joins the transaction that is to place it.
@ApplicationScoped
public class SafetyGate {

    private static final Logger LOG = Logger.getLogger(SafetyGate.class);

    private final Ledger ledger;
    private final WaitingHolds waiting;
    private final MeterRegistry meters;

    SafetyGate(Ledger ledger, WaitingHolds waiting, MeterRegistry meters) {
        this.ledger = ledger;
        this.waiting = waiting;
        this.meters = meters;
    }

    /// At zero before the first is held back: what appears with a value has not risen, in Prometheus' eyes.
    void show(@Observes StartupEvent event) {
        Arrays.stream(WaitReason.values()).forEach(this::heldBack);
    }

    /// Whether it would have to wait now. Nothing is locked and nothing written: somebody else may be quicker.
    public boolean wouldHoldBack(Candidate hold, Instant now) {
        return switch (SafetyRules.check(ledger.facts(hold, ledger.settings(), now))) {
            case Clear() -> false;
            case Waits _ -> true;
        };
    }

    /// Whether it has to wait: this holds until the transaction ends, and if it does, that is written down. The name's
    /// row is locked by then.
    public boolean holdsBack(Candidate hold, Instant now) {
        SafetySettings settings = ledger.lock();
        return switch (SafetyRules.check(ledger.facts(hold, settings, now))) {
            case Clear() -> false;
            case Waits(var reason) -> {
                holdBack(hold, reason, now);
                yield true;
            }
        };
    }

    private Counter heldBack(WaitReason reason) {
        return meters.counter("flagger.suspension.holds.held.back", "reason", reason.name());
    }

    private void holdBack(Candidate hold, WaitReason reason, Instant now) {
        boolean isFirst = !waiting.isAnyLike(hold, reason);
        if (!waiting.holdBack(hold, reason, now)) {
            return;
        }
        heldBack(reason).increment();
        LOG.infof("hold %s on %s waits: %s", hold.holdId(), hold.domain(), reason);
        switch (reason) {
            case PROTECTED_NAME ->
                LOG.warnf("hold %s on %s waits for two persons to release it", hold.holdId(), hold.domain());
            case AUTHORITY_LIMIT -> {
                if (isFirst) {
                    LOG.warnf("agreement %s has reached its holds per hour: more of them wait", hold.agreementId());
                }
            }
            case TOTAL_LIMIT -> {
                if (isFirst) {
                    LOG.warn("the holds per hour of all authorities are reached: more of them wait");
                }
            }
            case KILL_SWITCH -> {}
        }
    }

    /// The hold is placed, in the transaction in which it has passed.
    public void placed(Candidate hold, Instant now) {
        if (SafetyRules.isStoppable(hold.cause())) {
            ledger.count(hold, now);
        }
        waiting.remove(hold.holdId());
    }

    /// The hold is not to be placed any more, or has something else to wait for.
    public void forget(UUID holdId) {
        waiting.remove(holdId);
    }
}
