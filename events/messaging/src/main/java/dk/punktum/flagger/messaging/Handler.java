package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.UnreadableEvent;
import java.util.function.Consumer;

/// A piece of work on one type of event.
///
/// @param name under which the inbox remembers what is done; unique in its service, and never changed: under a new name
///             everything that Kafka still has would be done again
record Handler<E extends Event>(String name, Class<E> record, Consumer<Envelope<E>> work) {

    Reading<E> read(Arrival arrival) {
        if (arrival.payload() == null) {
            return new Reading.Unreadable<>(arrival, DeadLetter.Reason.NO_VALUE, "no value");
        }
        try {
            return new Reading.Readable<>(arrival, CloudEvents.read(record, arrival.headers(), arrival.payload()));
        } catch (UnreadableEvent e) {
            return new Reading.Unreadable<>(
                    arrival, DeadLetter.Reason.of(e), HeaderJson.storable(String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            return new Reading.Unreadable<>(arrival, DeadLetter.Reason.BROKEN, Faults.describe(e));
        }
    }

    void handle(Envelope<E> envelope) {
        TraceContext.continuing(envelope.traceparent(), () -> work.accept(envelope));
    }
}
