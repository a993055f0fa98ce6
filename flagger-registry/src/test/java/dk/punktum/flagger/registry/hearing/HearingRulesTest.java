package dk.punktum.flagger.registry.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HearingRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);

    @ParameterizedTest
    @CsvSource({"2026-07-14, false", "2026-07-15, true", "2026-08-01, true"})
    void theInvitedHaveTheDaysThatThePolicySays(LocalDate deadline, boolean longEnough) {
        HearingRuling ruling = HearingRules.open(new HearingOpening(deadline, List.of(" Nabostyrelsen ")), 14, TODAY);

        assertThat(ruling)
                .isEqualTo(
                        longEnough
                                ? new HearingRuling.Open(deadline, List.of("Nabostyrelsen"))
                                : new HearingRuling.Refused(Refusal.HEARING_TOO_SHORT));
    }

    @Test
    void allFaultsOfAnOpeningAreAnsweredAtOnce() {
        HearingRuling ruling = HearingRules.open(
                new HearingOpening(null, Arrays.asList("A", " ", "A", null, "x".repeat(201))), 14, TODAY);

        assertThat(((HearingRuling.Faulty) ruling).errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(
                        tuple("/invited/1", "missing"),
                        tuple("/invited/2", "invited-twice"),
                        tuple("/invited/3", "missing"),
                        tuple("/invited/4", "too-long"),
                        tuple("/deadline", "missing"));
    }

    /// The deadline's own day still counts.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    DEADLINE,   ALL ANSWERED, WAIVED, PUBLISHED, STATE
                    ,           true,         false,  false,     NOT_HELD
                    ,           true,         true,   false,     CONCLUDED
                    2026-07-01, false,        false,  false,     RUNNING
                    2026-07-01, false,        true,   false,     CONCLUDED
                    2026-06-30, false,        false,  false,     ENDED
                    2026-06-30, false,        false,  true,      CONCLUDED
                    2026-07-15, true,         false,  false,     ENDED
                    2026-07-15, true,         false,  true,      CONCLUDED""")
    void aHearingIsConcludedWhenItHasEndedAndThePublicKnows(
            @Nullable LocalDate deadline, boolean allAnswered, boolean waived, boolean published, HearingState state) {
        var hearing = new HearingFacts(
                deadline, deadline == null ? Map.of() : Map.of(1, true, 2, allAnswered), null, waived, published);

        assertThat(HearingRules.state(hearing, TODAY)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"3, UNKNOWN_INVITATION", "1, ALREADY_ANSWERED", "2,"})
    void anAnswerIsRecordedOnce(int number, @Nullable Refusal refusal) {
        assertThat(HearingRules.answer(running(TODAY), number, TODAY)).isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void anAnswerAfterTheDeadlineIsNotRecorded() {
        assertThat(HearingRules.answer(running(TODAY.minusDays(1)), 2, TODAY)).contains(Refusal.HEARING_OVER);
    }

    @Test
    void aSummaryIsPublishedOnceAndAfterTheEnd() {
        assertThat(HearingRules.publish(running(TODAY), TODAY)).contains(Refusal.HEARING_RUNNING);
        assertThat(HearingRules.publish(running(TODAY.minusDays(1)), TODAY)).isEmpty();
        assertThat(HearingRules.publish(HearingFacts.NONE, TODAY)).contains(Refusal.WRONG_STATUS);
        assertThat(HearingRules.publish(new HearingFacts(TODAY, Map.of(), null, false, true), TODAY))
                .contains(Refusal.WRONG_STATUS);
    }

    @Test
    void twoPersonsWaiveAHearing() {
        var proposed = new HearingFacts(null, Map.of(), "anna", false, false);

        assertThat(HearingRules.confirmWaiver(HearingFacts.NONE, "bo", TODAY)).contains(Refusal.WAIVER_NOT_PROPOSED);
        assertThat(HearingRules.confirmWaiver(proposed, "anna", TODAY)).contains(Refusal.FOUR_EYES);
        assertThat(HearingRules.confirmWaiver(proposed, "bo", TODAY)).isEmpty();
        assertThat(HearingRules.proposeWaiver(new HearingFacts(null, Map.of(), "anna", true, false), TODAY))
                .contains(Refusal.HEARING_OVER);
    }

    private static HearingFacts running(LocalDate deadline) {
        return new HearingFacts(deadline, Map.of(1, true, 2, false), null, false, false);
    }
}
