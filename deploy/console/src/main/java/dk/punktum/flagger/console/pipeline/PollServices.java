package dk.punktum.flagger.console.pipeline;

import dk.punktum.flagger.console.cluster.Cluster;
import dk.punktum.flagger.console.services.ServiceClient;
import dk.punktum.flagger.console.services.ServiceName;
import dk.punktum.flagger.console.services.ServicesConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Asks all services how they are, every few seconds, once for all viewers.
@Singleton
class PollServices {

    private static final Logger LOG = Logger.getLogger(PollServices.class);

    /// What a rate is a rate of.
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /// @param scrapes of the services that answered
    private record Past(Instant at, Map<ServiceName, Scrape> scrapes) {}

    private record Answer(
            @Nullable String ready,
            @Nullable String well,
            @Nullable String metrics) {}

    private final ServiceClient client;
    private final ServicesConfig config;
    private final Cluster cluster;
    private final LoginServer loginServer;
    private final Clock clock;
    private final Deque<Past> past = new ArrayDeque<>();
    private final Map<ServiceName, Scrape> newest = new EnumMap<>(ServiceName.class);
    private final Map<ServiceName, ServiceState> states = new EnumMap<>(ServiceName.class);
    private final List<Consumer<PipelineView>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pipeline-poll").daemon().factory());
    private volatile @Nullable PipelineView view;

    PollServices(ServiceClient client, ServicesConfig config, Cluster cluster, LoginServer loginServer, Clock clock) {
        this.client = client;
        this.config = config;
        this.cluster = cluster;
        this.loginServer = loginServer;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        timer.scheduleWithFixedDelay(this::attempt, 0, config.pollEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    /// Told of every poll.
    void listen(Consumer<PipelineView> listener) {
        listeners.add(listener);
    }

    /// As of the last poll; asks now when there was none.
    PipelineView view() {
        PipelineView last = view;
        return last == null ? poll() : last;
    }

    /// An exception would end the schedule.
    private void attempt() {
        try {
            PipelineView polled = poll();
            listeners.forEach(listener -> listener.accept(polled));
        } catch (RuntimeException e) {
            LOG.warn("the services could not be polled", e);
        }
    }

    synchronized PipelineView poll() {
        Map<ServiceName, Answer> answers = client.each(
                List.of(ServiceName.values()),
                service -> new Answer(
                        client.text(service, "/q/health/ready"),
                        client.text(service, "/q/health/well"),
                        client.text(service, "/q/metrics")));
        boolean login = loginServer.answers();
        Instant now = clock.instant();
        Map<ServiceName, Scrape> fresh = new EnumMap<>(ServiceName.class);
        answers.forEach((service, answer) -> {
            Scrape scrape = answer.metrics() == null ? Scrape.NOTHING : Scrape.of(answer.metrics());
            if (!scrape.isEmpty()) {
                fresh.put(service, scrape);
                newest.put(service, scrape);
            }
            ServiceState before = states.get(service);
            ServiceState state = ServiceState.of(
                    service, answer.ready(), answer.well(), newest.getOrDefault(service, Scrape.NOTHING), before, now);
            if (before != null && before.condition() != state.condition()) {
                LOG.infof("%s: %s", service.label(), state.condition());
            }
            states.put(service, state);
        });
        past.addLast(new Past(now, fresh));
        while (past.size() > 1 && past.getFirst().at().isBefore(now.minus(MINUTE))) {
            past.removeFirst();
        }
        Past first = past.getFirst();
        PipelineView before = view;
        PipelineView made = new PipelineView(
                PipelineRules.stages(newest, first.scrapes(), Duration.between(first.at(), now)),
                List.copyOf(states.values()),
                BackingRules.of(
                        states.values(),
                        cluster.now().answers(),
                        login,
                        before == null ? List.of() : before.backing(),
                        now),
                PipelineRules.safety(newest),
                now);
        view = made;
        return made;
    }
}
