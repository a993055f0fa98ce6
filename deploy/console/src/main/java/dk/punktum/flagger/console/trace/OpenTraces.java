package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.reading.Reading;
import dk.punktum.flagger.console.reading.SeenRecord;
import dk.punktum.flagger.console.stream.Streams;
import dk.punktum.flagger.console.stream.Viewer;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Keeps the traces that are open in browsers up to date: soon after a record of theirs was read, and now and
/// then, so that what is waited for shows how long. One thread for all; the reader only leaves a mark.
@ApplicationScoped
class OpenTraces {

    private static final Logger LOG = Logger.getLogger(OpenTraces.class);

    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(10);

    private final Streams streams;
    private final Stories stories;
    private final Clock clock;
    private final Set<Trace> traces = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService drawing = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("open-traces").daemon().factory());

    /// A trace that is open in a browser.
    private static final class Trace {
        private final Viewer viewer;
        private final Sought sought;
        private volatile Set<String> names = Set.of();
        private volatile boolean changed = true;
        private Instant drawnAt = Instant.EPOCH;
        private String drawn = "";

        private Trace(Viewer viewer, Sought sought) {
            this.viewer = viewer;
            this.sought = sought;
        }

        private boolean isAbout(SeenRecord record) {
            return sought.isIn(record) || record.domain() != null && names.contains(record.domain());
        }
    }

    OpenTraces(Streams streams, Stories stories, Reading reading, Clock clock) {
        this.streams = streams;
        this.stories = stories;
        this.clock = clock;
        reading.whenRead(this::mark);
        drawing.scheduleWithFixedDelay(this::drawAll, SOON.toMillis(), SOON.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent ended) {
        drawing.shutdownNow();
    }

    Multi<OutboundSseEvent> open(Texts t, Sought sought) {
        return streams.open(t, viewer -> {
            var trace = new Trace(viewer, sought);
            traces.add(trace);
            viewer.whenClosed(() -> traces.remove(trace));
        });
    }

    private void mark(List<SeenRecord> fresh) {
        traces.stream().filter(trace -> fresh.stream().anyMatch(trace::isAbout)).forEach(trace -> trace.changed = true);
    }

    private void drawAll() {
        Instant now = clock.instant();
        for (Trace trace : traces) {
            boolean due = trace.changed || !trace.drawnAt.plus(NOW_AND_THEN).isAfter(now);
            try {
                if (due) {
                    trace.changed = false;
                    draw(trace, now);
                }
            } catch (RuntimeException e) {
                LOG.warnf("a trace can not be drawn anew: %s", e.getMessage());
            }
        }
    }

    private void draw(Trace trace, Instant now) {
        Stories.Found found = stories.of(trace.sought);
        trace.names = found.names();
        trace.drawnAt = now;
        String html = TracePage.html(trace.viewer.t(), found, now);
        if (!html.equals(trace.drawn)) {
            trace.drawn = html;
            trace.viewer.part("stories", html);
        }
    }
}
