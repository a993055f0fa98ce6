package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.suspension.SuspensionConfig;
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
    private final WorkLoop notes;

    EffectWork(
            Effects effects,
            RecordLook recordLook,
            LookAround lookAround,
            NotePublished notePublished,
            Clock clock,
            SuspensionConfig config) {
        this.watcher = new EffectWatcher(
                effects,
                recordLook,
                lookAround,
                clock,
                config.effect().lease(),
                config.effect().concurrency());
        this.loop = new WorkLoop("effect-watcher", 1, config.work().poll(), watcher);
        this.notes = new WorkLoop("publication-noter", 1, config.work().poll(), notePublished::write);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        notes.start();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Effects.Ordered event) {
        loop.wake();
    }

    void wakeNotes(@Observes NotePublished.Noted event) {
        notes.wake();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
        notes.close();
        watcher.close();
    }
}
