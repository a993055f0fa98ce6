package dk.punktum.flagger.suspension.recovery;

import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.hold.AdoptState;
import dk.punktum.flagger.suspension.hold.Told;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Reads what was told, and adopts every name of which more was told than the database knows. That happens only after
/// the database was restored to an earlier time: nothing is told that is not committed.
@ApplicationScoped
class Recover {

    private static final Logger LOG = Logger.getLogger(Recover.class);

    private final ReadTold readTold;
    private final AdoptState adoptState;
    private final MeterRegistry meters;

    Recover(ReadTold readTold, AdoptState adoptState, MeterRegistry meters) {
        this.readTold = readTold;
        this.adoptState = adoptState;
        this.meters = meters;
    }

    /// @param names   names that `suspension-state` has
    /// @param adopted names of which more was told than the database knew
    record Outcome(int names, int adopted) {}

    /// @throws org.apache.kafka.common.KafkaException when Kafka does not answer; what is adopted by then stays so
    synchronized Outcome recover() {
        // First Kafka, then the database: what is committed meanwhile is not mistaken for lost.
        Map<String, Long> told = new HashMap<>();
        readTold.each(
                SuspensionState.class,
                (domain, sequence) -> {
                    told.merge(domain, sequence, Math::max);
                    return false;
                },
                _ -> {});
        Map<String, Long> behind = adoptState.behind(told);
        if (!behind.isEmpty()) {
            LOG.warnf("of %d names more was told than the database knows: it was restored", behind.size());
            adopt(behind);
        }
        return new Outcome(told.size(), behind.size());
    }

    private void adopt(Map<String, Long> behind) {
        Map<String, List<Envelope<SuspensionState>>> states = read(SuspensionState.class, behind);
        Map<String, List<Envelope<DomainSuspended>>> suspended = read(DomainSuspended.class, behind);
        Map<String, List<Envelope<DomainReinstated>>> reinstated = read(DomainReinstated.class, behind);
        Map<String, List<Envelope<SuspensionEffective>>> effective = read(SuspensionEffective.class, behind);
        states.forEach((domain, ofName) -> {
            adoptState.adopt(new Told(
                    behind.getOrDefault(domain, 0L),
                    ofName,
                    events(suspended, domain),
                    events(reinstated, domain),
                    events(effective, domain)));
            meters.counter("flagger.suspension.names.adopted").increment();
        });
    }

    /// @param behind the number of the last change that the database knows, by name
    private <E extends Event> Map<String, List<Envelope<E>>> read(Class<E> type, Map<String, Long> behind) {
        Map<String, List<Envelope<E>>> found = new HashMap<>();
        readTold.each(
                type,
                (domain, sequence) -> sequence > behind.getOrDefault(domain, Long.MAX_VALUE),
                envelope -> found.computeIfAbsent(envelope.event().key(), _ -> new ArrayList<>())
                        .add(envelope));
        return found;
    }

    private static <E extends Event> List<E> events(Map<String, List<Envelope<E>>> found, String domain) {
        return found.getOrDefault(domain, List.of()).stream()
                .map((Function<Envelope<E>, E>) Envelope::event)
                .toList();
    }
}
