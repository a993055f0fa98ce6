package dk.punktum.flagger.casework.flagcase;

import static dk.punktum.flagger.casework.flagcase.CaseStatus.CLOSED;
import static dk.punktum.flagger.casework.flagcase.CaseStatus.DECLINED;
import static dk.punktum.flagger.casework.flagcase.CaseStatus.OPEN;
import static dk.punktum.flagger.casework.flagcase.CaseStatus.UNDER_REVIEW;
import static dk.punktum.flagger.casework.flagcase.CaseStatus.UPHELD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaseStatusTest {

    private record Move(CaseStatus from, CaseStatus to) {}

    /// Everything that is not here must not happen.
    private static final Set<Move> ALLOWED = Set.of(
            new Move(OPEN, UNDER_REVIEW),
            new Move(OPEN, UPHELD),
            new Move(OPEN, DECLINED),
            new Move(OPEN, CLOSED),
            new Move(UNDER_REVIEW, UPHELD),
            new Move(UNDER_REVIEW, DECLINED),
            new Move(UNDER_REVIEW, CLOSED),
            new Move(UPHELD, CLOSED));

    static Stream<Arguments> everyMove() {
        return Arrays.stream(CaseStatus.values())
                .flatMap(from -> Arrays.stream(CaseStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyMove")
    void onlyTheAllowedMovesArePossible(CaseStatus from, CaseStatus to) {
        assertThat(from.next().contains(to)).isEqualTo(ALLOWED.contains(new Move(from, to)));
    }
}
