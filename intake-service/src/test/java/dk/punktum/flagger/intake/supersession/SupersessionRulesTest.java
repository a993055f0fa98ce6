package dk.punktum.flagger.intake.supersession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.progress.FlagDomainStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupersessionRulesTest {

    private static final UUID EARLIER = Uuid7.next();
    private static final FlagLink BY = FlagLink.of(Uuid7.next(), "F-2026-000018");

    /// Upheld is not enough: the hold has to be seen.
    @ParameterizedTest
    @CsvSource({
        "RECEIVED, false",
        "CASE_OPENED, false",
        "UPHELD, false",
        "DECLINED, true",
        "SUSPENDED, true",
        "EFFECTIVE, true",
        "LIFTING, true",
        "HOLD_LIFTED, true",
        "REINSTATED, true",
        "WITHDRAWN, true",
        "REVERSED, true"
    })
    void theEarlierFlagGoesWhenTheLaterOneHoldsTheNameOrNeverWill(FlagDomainStatus later, boolean settled) {
        assertThat(SupersessionRules.isSettled(later)).isEqualTo(settled);
    }

    @Test
    void whoSupersedesNothingIsNotAskedWhat() {
        assertThat(SupersessionRules.objections(null, null)).isEmpty();
    }

    @Test
    void aFlagOfNobodyOrOfAnotherAuthorityCanNotBeSuperseded() {
        assertThat(SupersessionRules.objections(EARLIER, null))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/supersedes", "unknown-superseded-flag"));
    }

    /// One that was superseded has often been taken back by that: then it matters by which.
    @ParameterizedTest
    @CsvSource({"false, false, 0", "true, false, 1", "false, true, 0", "true, true, 0"})
    void oneThatIsTakenBackCanNotBeSuperseded(boolean withdrawn, boolean superseded, int objections) {
        assertThat(SupersessionRules.objections(EARLIER, new EarlierDecision(withdrawn, superseded ? BY : null)))
                .hasSize(objections);
    }
}
