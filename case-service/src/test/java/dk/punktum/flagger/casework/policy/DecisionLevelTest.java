package dk.punktum.flagger.casework.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionLevelTest {

    @ParameterizedTest
    @CsvSource({
        "AUTOMATIC, AUTOMATIC, AUTOMATIC",
        "AUTOMATIC, ONE_OFFICER, ONE_OFFICER",
        "ONE_OFFICER, AUTOMATIC, ONE_OFFICER",
        "AUTOMATIC, TWO_OFFICERS, TWO_OFFICERS",
        "TWO_OFFICERS, ONE_OFFICER, TWO_OFFICERS",
        "ONE_OFFICER, TWO_OFFICERS, TWO_OFFICERS"
    })
    void theHigherOfTwoLevelsCounts(DecisionLevel one, DecisionLevel other, DecisionLevel higher) {
        assertThat(one.orHigher(other)).isEqualTo(higher);
    }
}
