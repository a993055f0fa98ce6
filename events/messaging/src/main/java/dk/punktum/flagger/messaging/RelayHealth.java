package dk.punktum.flagger.messaging;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Says at `/q/health/well` whether events get through to Kafka. It is neither liveness nor readiness: a restart would
/// not help, and a service that can not reach Kafka can still take requests, since the outbox holds what they cause.
@Wellness
@Singleton
class RelayHealth implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final OutboxRelay relay;
    private final OutboxSettings settings;
    private final Clock clock;

    RelayHealth(OutboxRelay relay, OutboxSettings settings, Clock clock) {
        this.relay = relay;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Duration silent = Duration.between(relay.lastGoodCycle(), clock.instant());
        return HealthCheckResponse.named("outbox relay")
                .status(!settings.enabled() || silent.compareTo(PATIENCE) < 0)
                .withData("secondsSinceLastGoodCycle", silent.toSeconds())
                .build();
    }
}
