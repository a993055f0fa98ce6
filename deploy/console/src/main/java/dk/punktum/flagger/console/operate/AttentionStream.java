package dk.punktum.flagger.console.operate;

import dk.punktum.flagger.console.page.Texts;
import dk.punktum.flagger.console.services.Caller;
import dk.punktum.flagger.console.services.ServicesConfig;
import dk.punktum.flagger.console.stream.Streams;
import dk.punktum.flagger.console.stream.Viewer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells the open pages that what waits is no longer what they show. It does not change them: a list that moves while
/// somebody chooses from it gets the wrong thing chosen.
@Singleton
class AttentionStream {

    private static final Logger LOG = Logger.getLogger(AttentionStream.class);

    /// A browser with the page open.
    private static final class Onlooker {

        private final Viewer viewer;
        private final Caller caller;
        private final String shown;
        private @Nullable String told;

        /// @param shown the digest of what its page shows
        Onlooker(Viewer viewer, Caller caller, String shown) {
            this.viewer = viewer;
            this.caller = caller;
            this.shown = shown;
        }

        void tell(Attention now) {
            String html = AttentionPage.Templates.news(
                            viewer.t(),
                            now.digest().equals(shown),
                            now.waiting().size())
                    .render();
            if (!html.equals(told)) {
                told = html;
                viewer.part("news", html);
            }
        }
    }

    private final Streams streams;
    private final LookForWaiting lookForWaiting;
    private final ServicesConfig config;
    private final List<Onlooker> onlookers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("attention-look").daemon().factory());

    AttentionStream(Streams streams, LookForWaiting lookForWaiting, ServicesConfig config) {
        this.streams = streams;
        this.lookForWaiting = lookForWaiting;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        long every = config.pollEvery().toMillis();
        timer.scheduleWithFixedDelay(this::attempt, every, every, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /// @param shown the digest of what the page shows
    Multi<OutboundSseEvent> open(Texts t, Caller caller, String shown) {
        return streams.open(t, viewer -> {
            var onlooker = new Onlooker(viewer, caller, shown);
            onlookers.add(onlooker);
            viewer.whenClosed(() -> onlookers.remove(onlooker));
        });
    }

    /// An exception would end the schedule.
    private void attempt() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("what waits could not be looked for", e);
        }
    }

    /// Once for all: everybody who may see the page sees the same. The newest login is the one that lasts longest.
    private void look() {
        if (onlookers.isEmpty()) {
            return;
        }
        Onlooker newest = onlookers.getLast();
        Attention now = lookForWaiting.look(newest.caller);
        if (now.isRefusedByAll()) {
            // The token has run out; a stream that is opened anew brings a new one.
            newest.viewer.end();
            return;
        }
        onlookers.forEach(onlooker -> onlooker.tell(now));
    }
}
