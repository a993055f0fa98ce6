package dk.punktum.flagger.intake.stream;

import dk.punktum.flagger.intake.wording.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One reader of one flag's stream, and what waits to be sent to it: at most one state, the newest. It is
/// asked for one event at a time, when the one before has left, so that a slow reader misses steps and
/// never the present, and keeps nobody waiting.
final class Viewer implements Flow.Publisher<Viewer.Event>, Flow.Subscription {

    /// An event of the stream.
    sealed interface Event {
        /// A sign of life, and the first thing that is sent.
        record Beat() implements Event {}

        record News(ShownFlag flag) implements Event {}
    }

    /// A count that no flag has.
    static final long NOTHING_SEEN = -1;

    private final UUID flagId;
    private final Language language;
    private final Duration beat;
    private final Instant until;
    private final Runnable whenClosed;
    private final Runnable hangUp;
    private final AtomicInteger work = new AtomicInteger();
    private Flow.@Nullable Subscriber<? super Event> reader;
    private @Nullable String knownId;
    private @Nullable ShownFlag waiting;
    private boolean beatIsDue = true;
    private Instant nextBeat;
    private long countSeen = NOTHING_SEEN;
    private long wanted;
    private boolean ending;
    private boolean closed;

    /// @param knownId    the last event that the reader has
    /// @param until      when it has to open the stream anew
    /// @param whenClosed runs once, when it is gone
    /// @param hangUp     breaks the connection of one that does not read the end
    Viewer(
            UUID flagId,
            Language language,
            @Nullable String knownId,
            Instant now,
            Duration beat,
            Instant until,
            Runnable whenClosed,
            Runnable hangUp) {
        this.flagId = flagId;
        this.language = language;
        this.knownId = knownId;
        this.beat = beat;
        this.nextBeat = now.plus(beat);
        this.until = until;
        this.whenClosed = whenClosed;
        this.hangUp = hangUp;
    }

    UUID flagId() {
        return flagId;
    }

    Language language() {
        return language;
    }

    synchronized boolean hasSeen(long count) {
        return countSeen == count;
    }

    /// Sends the flag unless the reader has it so already; the last thing that is sent when nothing more
    /// can come.
    ///
    /// @param count how much was known when it was looked at, or less
    void show(ShownFlag flag, long count) {
        synchronized (this) {
            if (closed || ending) {
                return;
            }
            countSeen = count;
            if (!flag.id().equals(knownId)) {
                knownId = flag.id();
                waiting = flag;
            }
            ending = flag.ended();
        }
        deliver();
    }

    /// Says that the stream is alive, and ends it when it has lived long enough.
    void tend(Instant now) {
        if (!now.isBefore(until.plus(beat))) {
            if (close()) {
                hangUp.run();
            }
            return;
        }
        synchronized (this) {
            ending = ending || !now.isBefore(until);
            if (!now.isBefore(nextBeat)) {
                beatIsDue = true;
                nextBeat = now.plus(beat);
            }
        }
        deliver();
    }

    /// Ends the stream when what waits has left.
    void end() {
        synchronized (this) {
            ending = true;
        }
        deliver();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Event> subscriber) {
        synchronized (this) {
            reader = subscriber;
        }
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long events) {
        synchronized (this) {
            wanted = wanted + events < 0 ? Long.MAX_VALUE : wanted + events;
        }
        deliver();
    }

    @Override
    public void cancel() {
        close();
    }

    /// One thread at a time hands over; who comes meanwhile leaves it a note.
    private void deliver() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int notes = 1;
        do {
            handOver();
            notes = work.addAndGet(-notes);
        } while (notes != 0);
    }

    private void handOver() {
        Flow.Subscriber<? super Event> subscriber;
        synchronized (this) {
            subscriber = reader;
        }
        if (subscriber == null) {
            return;
        }
        for (Event event = next(); event != null; event = next()) {
            subscriber.onNext(event);
        }
        if (isAtTheEnd() && close()) {
            subscriber.onComplete();
        }
    }

    private synchronized @Nullable Event next() {
        if (closed || wanted == 0) {
            return null;
        }
        if (beatIsDue) {
            wanted--;
            beatIsDue = false;
            return new Event.Beat();
        }
        ShownFlag flag = waiting;
        if (flag == null) {
            return null;
        }
        wanted--;
        waiting = null;
        return new Event.News(flag);
    }

    private synchronized boolean isAtTheEnd() {
        return ending && !beatIsDue && waiting == null;
    }

    /// @return whether it was open
    private boolean close() {
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
            waiting = null;
        }
        whenClosed.run();
        return true;
    }
}
