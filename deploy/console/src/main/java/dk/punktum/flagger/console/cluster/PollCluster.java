package dk.punktum.flagger.console.cluster;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Looks at Kafka once.
@ApplicationScoped
class PollCluster {

    private static final Logger LOG = Logger.getLogger(PollCluster.class);

    private final ClusterAdmin admin;
    private final RecordTimes times;
    private final Cluster cluster;
    private final Clock clock;
    private final Counter polls;

    PollCluster(ClusterAdmin admin, RecordTimes times, Cluster cluster, Clock clock, MeterRegistry meters) {
        this.admin = admin;
        this.times = times;
        this.cluster = cluster;
        this.clock = clock;
        this.polls = Counter.builder("flagger_console_cluster_polls")
                .description("Looks at Kafka")
                .register(meters);
    }

    void poll() {
        Instant started = clock.instant();
        polls.increment();
        try {
            Look look = admin.look();
            if (!cluster.now().answers()) {
                LOG.info("Kafka answers");
            }
            cluster.saw(look, times.of(LagRules.firstUnread(look)));
        } catch (ClusterAdmin.Silent e) {
            if (e.getCause() instanceof InterruptedException) {
                return; // We are stopping, not Kafka.
            }
            if (cluster.now().silentSince() == null) {
                LOG.warnf("Kafka does not answer: %s", e.getCause());
            }
            cluster.doesNotAnswer(started);
        }
    }
}
