package dk.punktum.flagger.intake.lookup;

import java.time.Duration;
import java.time.Instant;

/// Whoever was silent several times in a row is left alone for a while: a table of a thousand flags must not wait a
/// thousand times for a resolver that is away. One silence is no sign: a single name can have servers that are gone.
final class Silence {

    static final int IN_A_ROW = 3;

    private final Duration pause;

    private int inARow;
    private Instant until = Instant.MIN;

    Silence(Duration pause) {
        this.pause = pause;
    }

    synchronized boolean isKept(Instant now) {
        return now.isBefore(until);
    }

    synchronized void broken() {
        inARow = 0;
    }

    /// After a pause, one more silence is enough for the next.
    synchronized void met(Instant now) {
        inARow++;
        if (inARow >= IN_A_ROW) {
            until = now.plus(pause);
        }
    }
}
