package dk.punktum.flagger.crash.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.crash.invariant.Look.Answered;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NothingDisappearsTest {

    @ParameterizedTest
    @CsvSource({"SHOWN, true, 0", "SHOWN, false, 1", "UNKNOWN, false, 1", "NOTHING, false, 0"})
    void whoDoesNotAnswerHasLostNothing(Answered answered, boolean allowed, int violations) {
        var look = new Look("FLAGGED F-1", answered, allowed, "seen");

        assertThat(NothingDisappears.violations(List.of(look))).hasSize(violations);
    }
}
