package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.suspension.safety.SafetyVerdict.Clear;
import dk.punktum.flagger.suspension.safety.SafetyVerdict.Waits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Lets those holds be placed that nothing is against any more. That they pass is for the gate to say, when they
/// come there.
@ApplicationScoped
class LetGo {

    private static final Logger LOG = Logger.getLogger(LetGo.class);

    private final Ledger ledger;
    private final WaitingHolds waiting;
    private final Event<MayBePlaced> released;
    private final Clock clock;

    LetGo(Ledger ledger, WaitingHolds waiting, Event<MayBePlaced> released, Clock clock) {
        this.ledger = ledger;
        this.waiting = waiting;
        this.released = released;
        this.clock = clock;
    }

    @Transactional
    void letGo() {
        if (waiting.isEmpty()) {
            return;
        }
        SafetySettings settings = ledger.lock();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var holds = waiting.inOrder();
        Map<UUID, SafetyVerdict> verdicts = SafetyRules.review(holds, settings, ledger.used(now));
        for (WaitingHold hold : holds) {
            if (hold.letGoAt() != null) {
                continue;
            }
            switch (Objects.requireNonNull(verdicts.get(hold.holdId()))) {
                case Clear() -> {
                    waiting.letGo(hold.holdId(), now);
                    released.fire(new MayBePlaced(hold.holdId()));
                    LOG.infof("hold %s on %s waits no longer for %s", hold.holdId(), hold.domain(), hold.reason());
                }
                case Waits(var reason) -> {
                    if (reason != hold.reason()) {
                        waiting.waitFor(hold.holdId(), reason);
                    }
                }
            }
        }
    }
}
