package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.work.WorkLoop;
import dk.punktum.flagger.suspension.work.WorkMayBegin;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/// Looks after the holds that wait: at once when a person has acted, and now and then, since time passes by itself.
@ApplicationScoped
class SafetyWork {

    private final WorkLoop releaser;
    private final WorkLoop counter;

    SafetyWork(LetGo letGo, SafetyFigures figures, SuspensionConfig config) {
        this.releaser = new WorkLoop("hold-releaser", 1, config.work().poll(), () -> {
            letGo.letGo();
            return false;
        });
        this.counter = new WorkLoop("safety-figures", 1, config.work().figures(), () -> {
            figures.count();
            return false;
        });
    }

    void start(@Observes WorkMayBegin event) {
        releaser.start();
        counter.start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) SafetyAudit.Acted event) {
        releaser.wake();
        counter.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        releaser.close();
        counter.close();
    }
}
