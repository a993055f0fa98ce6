package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;

/// What a handler makes of a record before it works on it.
sealed interface Reading<E extends Event> {

    Arrival arrival();

    /// As the contract says.
    record Readable<E extends Event>(Arrival arrival, Envelope<E> envelope) implements Reading<E> {}

    /// Not what the contract says; trying again does not help.
    record Unreadable<E extends Event>(Arrival arrival, DeadLetter.Reason reason, String detail)
            implements Reading<E> {}
}
