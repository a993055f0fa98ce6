package dk.punktum.flagger.suspension.reconcile;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.work.WorkLoop;
import dk.punktum.flagger.suspension.work.WorkMayBegin;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Starts what tells overdue orders again and what compares, and ends it.
@ApplicationScoped
class ReconciliationWork {

    private final Reconcile reconcile;
    private final WorkLoop comparer;
    private final WorkLoop retrier;

    ReconciliationWork(Reconcile reconcile, RetryOverdue retryOverdue, SuspensionConfig config) {
        this.reconcile = reconcile;
        this.comparer = new WorkLoop("reconciler", 1, config.reconciliation().poll(), reconcile::runIfDue);
        this.retrier = new WorkLoop("overdue-retrier", 1, config.work().figures(), retryOverdue::retryNext);
    }

    void start(@Observes WorkMayBegin event) {
        comparer.start();
        retrier.start();
    }

    /// An operator wants a comparison.
    void wake() {
        comparer.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        reconcile.stop();
        comparer.close();
        retrier.close();
    }
}
