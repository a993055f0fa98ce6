package dk.punktum.flagger.standin.suspensions;

import dk.punktum.flagger.standin.register.Register;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready means: the suspensions that were in force at the start have been taken in. Stays so when Kafka is lost later,
/// because what is known then is still right; the lag tells of that.
@Readiness
@Singleton
final class SuspensionsKnown implements HealthCheck {

    private final Register register;

    SuspensionsKnown(Register register) {
        this.register = register;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("suspension-state has been read")
                .status(register.caughtUp())
                .build();
    }
}
