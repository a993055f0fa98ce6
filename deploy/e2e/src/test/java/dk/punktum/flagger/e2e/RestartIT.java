package dk.punktum.flagger.e2e;

import static dk.punktum.flagger.e2e.TheSystem.ONE;
import static dk.punktum.flagger.e2e.TheSystem.zone;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports.Part;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartIT {

    /// Killed while it is at work, not when it is idle: the flag goes out first.
    @ParameterizedTest
    @CsvSource({"CASE_SERVICE, 70", "SUSPENSION_SERVICE, 80", "REGISTRY_STAND_IN, 90"})
    void whatIsKilledInTheMiddleGoesOnWhereItWas(Part part, int firstName) {
        // Given
        List<String> names = TheSystem.bulkNames(firstName, 10);
        Child service = TheSystem.stack().child(part);

        // When
        String flag = ONE.flags("terms-9.2", names);
        service.kill();
        service.start();
        service.awaitReady();

        // Then
        ONE.awaitStatusOfAll(flag, "EFFECTIVE");
        assertThat(names).noneMatch(name -> zone(name).isDelegated());
        assertThat(names).allSatisfy(name -> assertThat(FlagStoryIT.holds(name)).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({"INTAKE_SERVICE, 110"})
    void whatWasAcknowledgedIsNotLost(Part part, int firstName) {
        // Given
        List<String> names = TheSystem.bulkNames(firstName, 10);
        Child service = TheSystem.stack().child(part);

        // When
        String flag = ONE.flags("terms-9.2", names);
        service.kill();
        service.start();
        service.awaitReady();

        // Then
        ONE.awaitStatusOfAll(flag, "EFFECTIVE");
    }
}
