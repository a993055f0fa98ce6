package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.appeal.AppealTold;
import dk.punktum.flagger.suspension.work.WorkLoop;
import dk.punktum.flagger.suspension.work.WorkMayBegin;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/// Starts the worker that freezes and unfreezes holds, wakes it when an appeal was told of, and ends it.
@ApplicationScoped
class AppealWork {

    private final WorkLoop loop;

    AppealWork(FollowAppeal followAppeal, SuspensionConfig config) {
        this.loop = new WorkLoop("appeal-follower", 1, config.work().poll(), followAppeal::followNext);
    }

    void start(@Observes WorkMayBegin event) {
        loop.start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppealTold event) {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }
}
