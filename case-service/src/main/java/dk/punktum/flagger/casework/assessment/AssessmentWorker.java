package dk.punktum.flagger.casework.assessment;

import dk.punktum.flagger.casework.collateral.LookAround;
import dk.punktum.flagger.casework.flagcase.CaseGauges;
import dk.punktum.flagger.casework.flagcase.CaseIsDue;
import dk.punktum.flagger.casework.rdap.RdapRegistry;
import dk.punktum.flagger.casework.rdap.RegistryAnswer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Takes open cases, asks the register about them, looks what a hold would hit, and has them assessed. What fails comes
/// back by itself, also after a restart, because the time of the next attempt is in the case's row.
@ApplicationScoped
class AssessmentWorker {

    private static final Logger LOG = Logger.getLogger(AssessmentWorker.class);

    private final DueCases due;
    private final RdapRegistry registry;
    private final LookAround lookAround;
    private final AssessCase assessCase;
    private final CaseGauges gauges;
    private final Counter registryFailures;
    private final AssessmentConfig config;
    private final Semaphore places;
    private final Semaphore wake = new Semaphore(0);
    private final Thread loop = Thread.ofPlatform().name("assessment").daemon().unstarted(this::run);
    private volatile boolean stopped;

    AssessmentWorker(
            DueCases due,
            RdapRegistry registry,
            LookAround lookAround,
            AssessCase assessCase,
            CaseGauges gauges,
            MeterRegistry meters,
            AssessmentConfig config) {
        this.due = due;
        this.registry = registry;
        this.lookAround = lookAround;
        this.assessCase = assessCase;
        this.gauges = gauges;
        this.registryFailures = Counter.builder("flagger.case.registry.failures")
                .description("Questions to the register that brought no answer")
                .register(meters);
        this.config = config;
        this.places = new Semaphore(config.atOnce());
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /// Lets the cases in hand be finished.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        wake.release();
        loop.join(config.lease());
    }

    /// The poll would find it too, a little later.
    void onCase(@Observes(during = TransactionPhase.AFTER_SUCCESS) CaseIsDue opened) {
        wake.release();
    }

    private void run() {
        try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!stopped) {
                if (!assessSome(atOnce)) {
                    var _ = wake.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS);
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes as many as there are places for, once half of them are free: nobody waits for the slowest, and one look
    /// finds several.
    ///
    /// @return whether there may be more
    private boolean assessSome(ExecutorService atOnce) throws InterruptedException {
        int half = (config.atOnce() + 1) / 2;
        places.acquire(half);
        int free = half + places.drainPermits();
        List<DueCase> taken = List.of();
        try {
            gauges.refresh();
            taken = due.take(free);
        } catch (RuntimeException e) {
            LOG.warn("open cases can not be looked for; trying again", e);
        } finally {
            places.release(free - taken.size());
        }
        taken.forEach(dueCase -> atOnce.execute(() -> {
            try {
                assess(dueCase);
            } finally {
                places.release();
            }
        }));
        return taken.size() == free;
    }

    private void assess(DueCase dueCase) {
        try {
            RegistryAnswer answer = registry.ask(dueCase.domain());
            if (answer instanceof RegistryAnswer.NoAnswer(String fault)) {
                registryFailures.increment();
                LOG.debugf("case %s: no answer from the register (%s)", dueCase.id(), fault);
            }
            assessCase.assess(dueCase.id(), answer, lookAround.from(dueCase.domain(), answer));
        } catch (RuntimeException e) {
            LOG.warnf(e, "case %s could not be assessed; trying again after its lease", dueCase.id());
        }
    }
}
