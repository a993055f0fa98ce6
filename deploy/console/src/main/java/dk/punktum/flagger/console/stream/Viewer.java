package dk.punktum.flagger.console.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dk.punktum.flagger.console.page.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One browser with a page open: what waits to be sent to it. It is asked for one event at a time, when the
/// one before has left; meanwhile a newer state takes the place of the older one with its name, so that a
/// slow browser misses steps and never the present. Rows of a list are kept, up to a limit.
public final class Viewer implements Flow.Subscription {

    /// An event of the stream.
    ///
    /// @param type `part`, `row`, `beat` or `again`
    /// @param data JSON
    record Event(String type, String data) {}

    private final Texts texts;
    private final int rowsWaiting;
    private final Instant until;
    private final Flow.Subscriber<? super Event> browser;
    private final AtomicInteger work = new AtomicInteger();
    private final LinkedHashMap<String, Event> waiting = new LinkedHashMap<>();
    private final List<Runnable> whenClosed = new ArrayList<>();
    private long wanted;
    private long rows;
    private int rowsInWait;
    private long leftOut;
    private boolean ending;
    private boolean closed;

    Viewer(Texts texts, int rowsWaiting, Instant until, Flow.Subscriber<? super Event> browser) {
        this.texts = texts;
        this.rowsWaiting = rowsWaiting;
        this.until = until;
        this.browser = browser;
    }

    /// The texts in this person's language.
    public Texts t() {
        return texts;
    }

    /// Puts HTML in the place of what is in the element with `data-part="<name>"`.
    public void part(String name, String html) {
        put("part " + name, new Event("part", named(name, "html", html)));
    }

    /// Adds HTML on top of the list with `data-rows="<name>"`. It is left out, and counted, when too many
    /// wait already.
    public void row(String name, String html) {
        synchronized (this) {
            if (rowsInWait >= rowsWaiting) {
                leftOut++;
                return;
            }
            rowsInWait++;
            rows++;
            waiting.put("row " + rows, new Event("row", named(name, "html", html)));
        }
        deliver();
    }

    /// Rows left out because this browser was too slow.
    public synchronized long leftOut() {
        return leftOut;
    }

    /// Runs once when the browser is gone; at once when it is gone already.
    public void whenClosed(Runnable action) {
        synchronized (this) {
            if (!closed) {
                whenClosed.add(action);
                return;
            }
        }
        action.run();
    }

    /// Says that the stream is alive, and ends it when it has lived long enough.
    void beat(Instant now) {
        if (now.isBefore(until)) {
            put("beat", new Event("beat", "{}"));
        } else {
            end();
        }
    }

    /// Asks the browser to open the stream anew, and closes it when everything before that has left.
    public void end() {
        put("again", new Event("again", "{}"));
        synchronized (this) {
            ending = true;
        }
        deliver();
    }

    private void put(String key, Event event) {
        synchronized (this) {
            if (closed || ending) {
                return;
            }
            waiting.put(key, event);
        }
        deliver();
    }

    /// One thread at a time hands over; who comes meanwhile leaves it a note.
    private void deliver() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int notes = 1;
        do {
            for (Event event = next(); event != null; event = next()) {
                browser.onNext(event);
            }
            if (isAtTheEnd()) {
                close();
                browser.onComplete();
            }
            notes = work.addAndGet(-notes);
        } while (notes != 0);
    }

    private synchronized @Nullable Event next() {
        if (closed || wanted == 0 || waiting.isEmpty()) {
            return null;
        }
        wanted--;
        var first = waiting.pollFirstEntry();
        if (first.getKey().startsWith("row ")) {
            rowsInWait--;
        }
        return first.getValue();
    }

    private synchronized boolean isAtTheEnd() {
        return ending && !closed && waiting.isEmpty();
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

    private void close() {
        List<Runnable> actions;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            actions = List.copyOf(whenClosed);
        }
        actions.forEach(Runnable::run);
    }

    private static String named(String name, String member, String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put(member, text)
                .toString();
    }
}
