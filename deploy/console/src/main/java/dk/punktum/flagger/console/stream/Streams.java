package dk.punktum.flagger.console.stream;

import dk.punktum.flagger.console.page.Texts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// All open server-sent streams. A page asks for a [PageStream] when it shows the same to everybody, and
/// opens one itself with [#open] when each browser gets something of its own.
@ApplicationScoped
public class Streams {

    private final Sse sse;
    private final Clock clock;
    private final StreamConfig config;
    private final AtomicInteger open = new AtomicInteger();
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();

    Streams(Sse sse, Clock clock, StreamConfig config, Vertx vertx, MeterRegistry meters) {
        this.sse = sse;
        this.clock = clock;
        this.config = config;
        vertx.setPeriodic(this.config.beat().toMillis(), _ -> viewers.forEach(viewer -> viewer.beat(clock.instant())));
        Gauge.builder("flagger_console_streams", open, AtomicInteger::get)
                .description("Browsers with a page open")
                .register(meters);
    }

    /// A stream of the same things to everybody. Made once, in the page's constructor.
    public PageStream forPage() {
        return new PageStream(this);
    }

    /// A stream to one browser.
    ///
    /// @param opened is given the viewer as soon as it listens; it must not block
    /// @throws ServiceUnavailableException when as many streams are open as may be; the browser tries again
    ///     later
    public Multi<OutboundSseEvent> open(Texts t, Consumer<Viewer> opened) {
        if (open.get() >= config.atMost()) {
            throw new ServiceUnavailableException(config.beat().toSeconds());
        }
        Flow.Publisher<Viewer.Event> publisher = browser -> {
            var viewer = new Viewer(t, config.rowsWaiting(), clock.instant().plus(config.lifetime()), browser);
            open.incrementAndGet();
            viewers.add(viewer);
            viewer.whenClosed(() -> {
                viewers.remove(viewer);
                open.decrementAndGet();
            });
            browser.onSubscribe(viewer);
            viewer.beat(clock.instant());
            opened.accept(viewer);
        };
        return Multi.createFrom().publisher(publisher).map(event -> sse.newEvent(event.type(), event.data()));
    }

    /// So that browsers look for another instance at once, and a shutdown does not wait for them.
    void end(@Observes ShutdownEvent shutdown) {
        viewers.forEach(Viewer::end);
    }
}
