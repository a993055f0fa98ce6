package dk.punktum.flagger.crash.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsAreThereOnceTest {

    private static final KeptFlag KEPT = new KeptFlag("f", "F-1", "sag", List.of("a.dk", "b.dk"));

    @ParameterizedTest
    @CsvSource({
        "as it was acknowledged, 1, 1, 1, 0",
        "lost,                   0, 1, 1, 1",
        "kept twice,             2, 1, 1, 1",
        "not listed,             1, 0, 1, 1",
        "listed twice,           1, 2, 1, 1",
        "without a case,         1, 1, 0, 1",
        "with two cases,         1, 1, 2, 1"
    })
    void aFlagIsThereOnce(String what, int kept, int listed, int cases, int violations) {
        var acknowledged = new AcknowledgedFlag("f", "F-1", "sag", List.of("b.dk", "a.dk"));

        assertThat(FlagsAreThereOnce.violations(
                        List.of(acknowledged),
                        Collections.nCopies(kept, KEPT),
                        Map.of("f", listed),
                        Map.of("f a.dk", 1, "f b.dk", cases)))
                .as(what)
                .hasSize(violations);
    }

    @ParameterizedTest
    @CsvSource({"g, F-1, a.dk b.dk", "f, F-2, a.dk b.dk", "f, F-1, a.dk"})
    void anotherFlagInItsPlaceIsALoss(String id, String number, String domains) {
        var acknowledged = new AcknowledgedFlag("f", "F-1", "sag", List.of("a.dk", "b.dk"));
        var kept = new KeptFlag(id, number, "sag", List.of(domains.split(" ")));

        assertThat(FlagsAreThereOnce.violations(
                        List.of(acknowledged), List.of(kept), Map.of("f", 1), Map.of("f a.dk", 1, "f b.dk", 1)))
                .hasSize(1);
    }
}
