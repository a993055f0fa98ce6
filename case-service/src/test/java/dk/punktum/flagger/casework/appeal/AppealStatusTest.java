package dk.punktum.flagger.casework.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppealStatusTest {

    @ParameterizedTest
    @CsvSource({
        "PENDING,            false, true,  true,  true",
        "ANNULMENT_PROPOSED, false, true,  true,  true",
        "REMITTED,           false, false, false, true",
        "ENDED,              false, false, false, false",
    })
    void onlyTheseMovesArePossible(
            AppealStatus from, boolean pending, boolean proposed, boolean remitted, boolean ended) {
        EnumSet<AppealStatus> expected = EnumSet.noneOf(AppealStatus.class);
        if (pending) {
            expected.add(AppealStatus.PENDING);
        }
        if (proposed) {
            expected.add(AppealStatus.ANNULMENT_PROPOSED);
        }
        if (remitted) {
            expected.add(AppealStatus.REMITTED);
        }
        if (ended) {
            expected.add(AppealStatus.ENDED);
        }
        assertThat(from.next()).isEqualTo(expected);
    }
}
