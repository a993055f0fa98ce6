package dk.punktum.flagger.standin.rdap;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.standin.register.Registers;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class RdapWhileStartingTest {

    private final RdapResource rdap = new RdapResource(
            Registers.starting(),
            Clock.systemUTC(),
            QuarkusSecurityIdentity.builder().setAnonymous(true).build());

    /// Whoever is about to suspend a name saves what RDAP says now: it must not be less than the truth.
    @Test
    void saysNothingAboutANameBeforeTheSuspensionsAreKnown() {
        try (Response response = rdap.domain("eksempel.dk", null)) {
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
            assertThat(response.getEntity().toString()).contains("\"errorCode\":503");
        }
    }
}
