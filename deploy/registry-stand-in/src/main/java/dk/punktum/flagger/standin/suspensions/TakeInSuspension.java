package dk.punktum.flagger.standin.suspensions;

import dk.punktum.flagger.standin.register.Register;
import dk.punktum.flagger.standin.register.SuspensionChange;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Understood;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Unusable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/// One record of the contract goes into the register, or is counted and passed over.
///
/// Passing over is safe here: a change that could not be read in one topic comes again in another, and the next change
/// of the same name carries the whole truth in `suspension-state`. A WARN and a counter tell a person to look.
final class TakeInSuspension {

    private static final Logger LOG = Logger.getLogger(TakeInSuspension.class);

    private final Register register;
    private final SuspensionMetrics metrics;

    TakeInSuspension(Register register, SuspensionMetrics metrics) {
        this.register = register;
        this.metrics = metrics;
    }

    void take(ConsumerRecord<String, byte[]> record) {
        switch (SuspensionRecords.read(record)) {
            case Understood understood -> apply(understood, record.topic());
            case Unusable unusable -> {
                metrics.skipped(record.topic(), unusable.reason().name());
                LOG.warnf(
                        "%s-%d@%d passed over: %s",
                        record.topic(), record.partition(), record.offset(), unusable.reason());
            }
        }
    }

    private void apply(Understood understood, String topic) {
        SuspensionChange change = understood.change();
        Register.Outcome outcome = register.apply(change);
        metrics.takenIn(topic, outcome);
        switch (outcome) {
            case APPLIED -> {
                metrics.newest(understood.time());
                LOG.infof("%s %s, sequence %d, from %s", change.name(), what(change), change.sequence(), topic);
            }
            case STALE -> LOG.debugf("%s: sequence %d of %s is known already", change.name(), change.sequence(), topic);
            case UNKNOWN_NAME ->
                LOG.warnf("%s is not registered; sequence %d of %s", change.name(), change.sequence(), topic);
        }
    }

    private static String what(SuspensionChange change) {
        return switch (change) {
            case SuspensionChange.Suspend _ -> "suspended";
            case SuspensionChange.Release _ -> "free";
        };
    }
}
