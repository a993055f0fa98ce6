package dk.punktum.flagger.intake.lookup;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class LookAtNamesTest extends IntakeTest {

    @Inject
    LookAtNames lookAtNames;

    @Test
    @TestTransaction
    void nobodyIsAskedWhileATransactionWaits() {
        Set<DomainName> names = Set.of(new DomainName("eksempel.dk"));

        assertThatIllegalStateException().isThrownBy(() -> lookAtNames.usedForMail(Authority.ONE.clientId(), names));
        assertThatIllegalStateException().isThrownBy(() -> lookAtNames.all(Authority.ONE.clientId(), names));
    }
}
