package dk.punktum.flagger.casework.desk;

import static dk.punktum.flagger.casework.policy.DecisionLevel.ONE_OFFICER;
import static dk.punktum.flagger.casework.policy.DecisionLevel.TWO_OFFICERS;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.casework.Officer;
import dk.punktum.flagger.casework.desk.DeskRuling.Refusal;
import dk.punktum.flagger.casework.flagcase.CaseStatus;
import dk.punktum.flagger.casework.flagcase.ReverseReason;
import dk.punktum.flagger.events.DecidedBy;
import dk.punktum.flagger.events.DeclineReason;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeskRulesTest {

    private static final Officer ANNA = new Officer("anna", false);
    private static final Officer BO = new Officer("bo", true);
    private static final Officer CLARA = new Officer("clara", true);

    private static final DeskAction UPHOLD = new DeskAction.Uphold();
    private static final DeskAction DECLINE = new DeskAction.Decline(DeclineReason.DISPROPORTIONATE);
    private static final DeskAction REVERSE = new DeskAction.Reverse(ReverseReason.FORMAL_ERROR);

    @Test
    void oneOfficerUpholdsWhereOneIsEnough() {
        assertThat(DeskRules.rule(onDeskOfOne(), UPHOLD, ANNA)).isEqualTo(new DeskRuling.Upheld(DecidedBy.ONE_OFFICER));
    }

    @Test
    void theFirstOfTwoOfficersOnlyRecommends() {
        assertThat(DeskRules.rule(onDeskOfTwo(null), UPHOLD, ANNA)).isEqualTo(new DeskRuling.Recommended());
        assertThat(DeskRules.rule(onDeskOfTwo(null), UPHOLD, BO)).isEqualTo(new DeskRuling.Recommended());
    }

    @Test
    void anApproverWhoIsAnotherPersonIsTheSecond() {
        assertThat(DeskRules.rule(onDeskOfTwo("anna"), UPHOLD, BO))
                .isEqualTo(new DeskRuling.Upheld(DecidedBy.TWO_OFFICERS));
        assertThat(DeskRules.rule(onDeskOfTwo("bo"), UPHOLD, CLARA))
                .isEqualTo(new DeskRuling.Upheld(DecidedBy.TWO_OFFICERS));
    }

    @Test
    void fourEyesAreTwoPersonsWhateverTheirRoles() {
        assertThat(DeskRules.rule(onDeskOfTwo("anna"), UPHOLD, ANNA)).isEqualTo(refused(Refusal.FOUR_EYES));
        assertThat(DeskRules.rule(onDeskOfTwo("bo"), UPHOLD, BO)).isEqualTo(refused(Refusal.FOUR_EYES));
    }

    @Test
    void theSecondOfTwoOfficersIsAnApprover() {
        assertThat(DeskRules.rule(onDeskOfTwo("bo"), UPHOLD, ANNA)).isEqualTo(refused(Refusal.APPROVER_NEEDED));
    }

    @Test
    void oneOfficerIsEnoughToDeclineAlsoTheOneWhoRecommended() {
        var declined = new DeskRuling.Declined(DeclineReason.DISPROPORTIONATE);

        assertThat(DeskRules.rule(onDeskOfTwo(null), DECLINE, ANNA)).isEqualTo(declined);
        assertThat(DeskRules.rule(onDeskOfTwo("anna"), DECLINE, ANNA)).isEqualTo(declined);
    }

    @ParameterizedTest
    @EnumSource(DeclineReason.class)
    void anOfficerGivesOnlyReasonsThatArePeoplesToFind(DeclineReason reason) {
        Set<DeclineReason> officers = Set.of(
                DeclineReason.AGREEMENT_NOT_IN_FORCE,
                DeclineReason.GROUND_OUTSIDE_AGREEMENT,
                DeclineReason.DOCUMENT_INSUFFICIENT,
                DeclineReason.DISPROPORTIONATE,
                DeclineReason.SEIZED);

        assertThat(DeskRules.rule(onDeskOfOne(), new DeskAction.Decline(reason), ANNA))
                .isEqualTo(
                        officers.contains(reason)
                                ? new DeskRuling.Declined(reason)
                                : refused(Refusal.REASON_NOT_FOR_OFFICERS));
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, false, false",
        "UNDER_REVIEW, true, false",
        "UPHELD, false, true",
        "DECLINED, false, false",
        "CLOSED, false, false"
    })
    void theStatusSaysWhatIsPossible(CaseStatus status, boolean deciding, boolean reversing) {
        var facts = new DeskFacts(status, ONE_OFFICER, null);

        assertThat(DeskRules.rule(facts, UPHOLD, ANNA).equals(refused(Refusal.WRONG_STATUS)))
                .isNotEqualTo(deciding);
        assertThat(DeskRules.rule(facts, DECLINE, ANNA).equals(refused(Refusal.WRONG_STATUS)))
                .isNotEqualTo(deciding);
        assertThat(DeskRules.rule(facts, REVERSE, ANNA).equals(refused(Refusal.WRONG_STATUS)))
                .isNotEqualTo(reversing);
    }

    private static DeskRuling refused(Refusal refusal) {
        return new DeskRuling.Refused(refusal);
    }

    private static DeskFacts onDeskOfOne() {
        return new DeskFacts(CaseStatus.UNDER_REVIEW, ONE_OFFICER, null);
    }

    private static DeskFacts onDeskOfTwo(String first) {
        return new DeskFacts(CaseStatus.UNDER_REVIEW, TWO_OFFICERS, first);
    }
}
