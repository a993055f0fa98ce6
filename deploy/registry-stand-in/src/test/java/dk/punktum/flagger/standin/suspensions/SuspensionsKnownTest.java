package dk.punktum.flagger.standin.suspensions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.standin.register.Registers;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class SuspensionsKnownTest {

    @Test
    void readyMeansThatTheStateHasBeenRead() {
        assertThat(new SuspensionsKnown(Registers.starting()).call().getStatus())
                .isEqualTo(Status.DOWN);
        assertThat(new SuspensionsKnown(Registers.running()).call().getStatus()).isEqualTo(Status.UP);
    }
}
