package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.registry.DanishDay;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Ends agreements whose last day has passed. Intake refuses flags after that day by itself; this makes it known, also
/// when nobody hands in anything.
@ApplicationScoped
class ExpiryWorker {

    /// Stands in the agreement's log where a person's `sub` stands otherwise.
    private static final String NAME = "flagger-registry";

    private static final Logger LOG = Logger.getLogger(ExpiryWorker.class);

    private final Agreements agreements;
    private final ChangeAgreement changeAgreement;
    private final Clock clock;

    ExpiryWorker(Agreements agreements, ChangeAgreement changeAgreement, Clock clock) {
        this.agreements = agreements;
        this.changeAgreement = changeAgreement;
        this.clock = clock;
    }

    /// One transaction for each: what can not be ended comes back at the next look and does not keep the others. On two
    /// instances the second finds the status changed.
    @Scheduled(every = "{flagger.expiry.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        for (UUID id : agreements.overBefore(DanishDay.of(clock.instant()))) {
            try {
                changeAgreement.change(id, new ChangeWish(AgreementChange.EXPIRE, null, NAME));
            } catch (RuntimeException e) {
                LOG.warnf(e, "agreement %s could not be ended; trying again", id);
            }
        }
    }
}
