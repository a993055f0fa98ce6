package dk.punktum.flagger.console.reading;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Says at `/q/health/well` whether the console knows what happens in Kafka. It is neither liveness nor
/// readiness: a restart would not help, and the console can still say that Kafka is away.
@Wellness
@Singleton
class ReadingHealth implements HealthCheck {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Reading reading;

    ReadingHealth(Reading reading) {
        this.reading = reading;
    }

    @Override
    public HealthCheckResponse call() {
        Duration behind = reading.behind();
        Set<String> missing = reading.missing();
        return HealthCheckResponse.named("reading of Kafka")
                .status(!reading.isEnabled() || behind.compareTo(PATIENCE) < 0 && missing.isEmpty())
                .withData("secondsBehind", behind.toSeconds())
                .withData(
                        "topicsMissing",
                        String.join(" ", missing.stream().sorted().toList()))
                .build();
    }
}
