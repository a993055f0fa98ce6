package dk.punktum.flagger.registry.quality;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Looks at the figures by and by: they change with each outcome, and with each day that passes.
@ApplicationScoped
class QualityWorker {

    private static final Logger LOG = Logger.getLogger(QualityWorker.class);

    private final ProposeSuspensions proposeSuspensions;
    private final SettleProposal settleProposal;
    private final AtomicLong open = new AtomicLong();

    QualityWorker(ProposeSuspensions proposeSuspensions, SettleProposal settleProposal, MeterRegistry meters) {
        this.proposeSuspensions = proposeSuspensions;
        this.settleProposal = settleProposal;
        meters.gauge("flagger.suspension.proposals.open", open);
    }

    /// Two instances can propose the same at once: the database lets one.
    @Scheduled(every = "{flagger.quality.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            proposeSuspensions.propose();
            open.set(settleProposal.open());
        } catch (RuntimeException e) {
            LOG.warn("the flaggers' figures could not be looked at; trying again", e);
        }
    }
}
