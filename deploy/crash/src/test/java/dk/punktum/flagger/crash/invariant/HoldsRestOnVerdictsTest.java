package dk.punktum.flagger.crash.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.crash.invariant.HoldsRestOnVerdicts.CaseSaid;
import dk.punktum.flagger.crash.invariant.HoldsRestOnVerdicts.PlacedHold;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldsRestOnVerdictsTest {

    @ParameterizedTest
    @CsvSource({
        // hold stands, domain of the case, upheld, closed, agreement stood, violations
        "true,  a.dk, true,  false, true,  0",
        "false, a.dk, true,  true,  true,  0",
        "true,  a.dk, true,  true,  true,  1",
        "true,  a.dk, false, false, true,  1",
        "false, a.dk, false, true,  true,  1",
        "true,  a.dk, true,  false, false, 1",
        "true,  b.dk, true,  false, true,  1"
    })
    void aHoldOnAFlagNeedsAVerdictAndAnAgreement(
            boolean placed, String domain, boolean upheld, boolean closed, boolean stood, int violations) {
        var hold = new PlacedHold("c", "a.dk", true, placed);

        assertThat(HoldsRestOnVerdicts.violations(
                        List.of(hold), Map.of("c", new CaseSaid(domain, upheld, closed, stood)), Set.of(), Set.of()))
                .hasSize(violations);
    }

    @ParameterizedTest
    @CsvSource({"true, true, false, 0", "false, true, true, 0", "true, true, true, 1", "true, false, false, 1"})
    void aHoldOnAnOrderNeedsASecondPerson(boolean placed, boolean approved, boolean lifted, int violations) {
        var hold = new PlacedHold("o", "a.dk", false, placed);

        assertThat(HoldsRestOnVerdicts.violations(
                        List.of(hold), Map.of(), approved ? Set.of("o") : Set.of(), lifted ? Set.of("o") : Set.of()))
                .hasSize(violations);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aHoldWithoutACaseIsSeen(boolean placed) {
        var hold = new PlacedHold("c", "a.dk", true, placed);

        assertThat(HoldsRestOnVerdicts.violations(List.of(hold), Map.of(), Set.of(), Set.of()))
                .hasSize(1);
    }
}
