package dk.punktum.flagger.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// The inbox in figures.
final class InboxMeters {

    private final MeterRegistry meters;

    InboxMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /// All reasons at zero: a counter that appears with its first record has not risen, in Prometheus' eyes.
    void show() {
        for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
            setAside(reason, 0);
        }
    }

    void handled(String handler, long events) {
        Counter.builder("flagger.inbox.handled")
                .description("Events whose work is done and committed")
                .tag("handler", handler)
                .register(meters)
                .increment(events);
    }

    void repeats(String handler, long events) {
        Counter.builder("flagger.inbox.repeats")
                .description("Events that were dropped because their work had been done before")
                .tag("handler", handler)
                .register(meters)
                .increment(events);
    }

    void setAside(DeadLetter.Reason reason, long records) {
        Counter.builder("flagger.inbox.dead.letters")
                .description("Records that were set aside; a person has to look")
                .tag("reason", reason.name())
                .register(meters)
                .increment(records);
    }

    void retried(String handler) {
        Counter.builder("flagger.inbox.retries")
                .description("Batches that were tried again as a whole")
                .tag("handler", handler)
                .register(meters)
                .increment();
    }
}
