package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.register.Register;
import dk.punktum.flagger.suspension.register.Zone;
import dk.punktum.flagger.suspension.work.WorkLoop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;

/// Starts the watch, wakes it when an order is given, and ends it.
@ApplicationScoped
class EffectWork {

    private final EffectWatcher watcher;
    private final WorkLoop loop;

    EffectWork(
            Effects effects,
            RecordLook recordLook,
            Zone zone,
            Register register,
            Clock clock,
            SuspensionConfig config) {
        this.watcher = new EffectWatcher(
                effects, recordLook, zone, register, clock, config.effect().concurrency());
        this.loop = new WorkLoop("effect-watcher", 1, config.work().poll(), watcher);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Effects.Ordered event) {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
        watcher.close();
    }
}
