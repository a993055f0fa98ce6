package dk.punktum.flagger.standin.suspensions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.UnreadableEvent;
import dk.punktum.flagger.standin.register.EppStatus;
import dk.punktum.flagger.standin.register.Restore;
import dk.punktum.flagger.standin.register.SuspensionChange;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Reason;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Understood;
import dk.punktum.flagger.standin.suspensions.SuspensionReading.Unusable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Reads the records of the contract's three topics for downstream systems. Every one of them says what a name has to
/// look like, so every one becomes the same kind of change.
final class SuspensionRecords {

    /// The whole present truth per name, for ever.
    static final String STATE = EventType.SUSPENSION_STATE.topic();

    /// What happens, as it happens, for 90 days.
    static final List<String> HAPPENINGS =
            List.of(EventType.DOMAIN_SUSPENDED.topic(), EventType.DOMAIN_REINSTATED.topic());

    /// Never throws: one bad record must not stop the others.
    static SuspensionReading read(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.topic().equals(STATE)) {
                return understood(envelope(SuspensionState.class, record), SuspensionRecords::state);
            }
            return record.topic().equals(EventType.DOMAIN_SUSPENDED.topic())
                    ? understood(envelope(DomainSuspended.class, record), SuspensionRecords::suspended)
                    : understood(envelope(DomainReinstated.class, record), SuspensionRecords::reinstated);
        } catch (UnreadableEvent e) {
            return new Unusable(
                    switch (e.reason()) {
                        case BROKEN -> Reason.BROKEN;
                        case UNKNOWN_TYPE -> Reason.UNKNOWN_TYPE;
                    });
        }
    }

    /// @return empty when no register can hold what the event says
    private interface Translation<E extends SuspensionEvent> {
        Optional<? extends SuspensionChange> translate(E event);
    }

    private static <E extends SuspensionEvent> SuspensionReading understood(
            Envelope<E> envelope, Translation<E> translation) {
        Optional<? extends SuspensionChange> change = translation.translate(envelope.event());
        return change.isPresent() ? new Understood(change.get(), envelope.time()) : new Unusable(Reason.UNFIT);
    }

    private static Optional<? extends SuspensionChange> suspended(DomainSuspended event) {
        return EppStatus.allOf(event.statuses())
                .map(statuses -> new SuspensionChange.Suspend(event.domain(), event.sequence(), statuses));
    }

    private static Optional<? extends SuspensionChange> reinstated(DomainReinstated event) {
        return restore(event.restore())
                .map(restore -> new SuspensionChange.Release(event.domain(), event.sequence(), restore));
    }

    /// A free name's state does not repeat what it looked like: nothing of the suspension is left on it.
    private static Optional<? extends SuspensionChange> state(SuspensionState event) {
        if (!event.suspended()) {
            return Optional.of(new SuspensionChange.Release(event.domain(), event.sequence(), null));
        }
        return EppStatus.allOf(event.statuses())
                .map(statuses -> new SuspensionChange.Suspend(event.domain(), event.sequence(), statuses));
    }

    private static Optional<Restore> restore(HoldSnapshot snapshot) {
        return Restore.of(snapshot.statuses(), snapshot.nameServers(), snapshot.dsRecords());
    }

    private static <E extends SuspensionEvent> Envelope<E> envelope(
            Class<E> type, ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return CloudEvents.read(type, headers, record.value());
    }

    private SuspensionRecords() {}
}
