package dk.punktum.flagger.console.cluster;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Looks at Kafka again and again, on a thread of its own, whether or not anybody looks on: a trend has no
/// gaps.
@ApplicationScoped
class ClusterWork {

    private static final Logger LOG = Logger.getLogger(ClusterWork.class);

    private final PollCluster pollCluster;
    private final ClusterConfig config;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("cluster").daemon().factory());

    ClusterWork(PollCluster pollCluster, ClusterConfig config) {
        this.pollCluster = pollCluster;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        worker.scheduleWithFixedDelay(this::poll, 0, config.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void poll() {
        try {
            pollCluster.poll();
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.error("A look at Kafka failed", e);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        worker.shutdownNow();
    }
}
