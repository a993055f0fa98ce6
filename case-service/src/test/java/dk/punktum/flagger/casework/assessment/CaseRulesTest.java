package dk.punktum.flagger.casework.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.casework.agreement.AgreementThen;
import dk.punktum.flagger.casework.assessment.Assessment.Outcome;
import dk.punktum.flagger.casework.collateral.Collateral;
import dk.punktum.flagger.casework.flagcase.CheckResult;
import dk.punktum.flagger.casework.flagcase.CheckResult.Result;
import dk.punktum.flagger.casework.policy.DecisionLevel;
import dk.punktum.flagger.casework.policy.PolicyInForce;
import dk.punktum.flagger.casework.rdap.RegistryAnswer;
import dk.punktum.flagger.events.DeclineReason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaseRulesTest {

    /// One thing that can be the matter with a case.
    private enum Fault {
        NOT_IN_FORCE(FormalCheck.AGREEMENT_IN_FORCE, DeclineReason.AGREEMENT_NOT_IN_FORCE),
        OTHER_GROUND(FormalCheck.GROUND_COVERED, DeclineReason.GROUND_OUTSIDE_AGREEMENT),
        NOT_REGISTERED(FormalCheck.NAME_REGISTERED, DeclineReason.DOMAIN_NOT_FOUND),
        SEIZED(FormalCheck.NAME_NOT_SEIZED, DeclineReason.SEIZED),
        DUPLICATE(FormalCheck.NOT_A_DUPLICATE, DeclineReason.DUPLICATE);

        private final FormalCheck check;
        private final DeclineReason reason;

        Fault(FormalCheck check, DeclineReason reason) {
            this.check = check;
            this.reason = reason;
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aFailedCheckDeclinesWithItsReason(Fault fault) {
        Assessment assessment = CaseRules.assess(withFaults(DecisionLevel.AUTOMATIC, fault));

        assertThat(assessment.outcome()).isEqualTo(new Outcome.Declined(fault.reason));
        assertThat(assessment.results())
                .contains(new CheckResult(fault.check.name(), Result.FAILED, fault.reason))
                .filteredOn(result -> result.result() != Result.PASSED)
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void nobodyIsAskedAboutACaseThatFailsACheck(Fault fault) {
        assertThat(CaseRules.assess(withFaults(DecisionLevel.TWO_OFFICERS, fault))
                        .outcome())
                .isEqualTo(new Outcome.Declined(fault.reason));
    }

    @Test
    void theFirstFailedCheckGivesTheReasonAndAllAreShown() {
        // When
        Assessment assessment = CaseRules.assess(withFaults(
                DecisionLevel.AUTOMATIC,
                Fault.NOT_IN_FORCE,
                Fault.OTHER_GROUND,
                Fault.NOT_REGISTERED,
                Fault.DUPLICATE));

        // Then
        assertThat(assessment.outcome()).isEqualTo(new Outcome.Declined(DeclineReason.AGREEMENT_NOT_IN_FORCE));
        assertThat(resultsOf(assessment))
                .isEqualTo(Map.of(
                        FormalCheck.AGREEMENT_IN_FORCE.name(), Result.FAILED,
                        FormalCheck.GROUND_COVERED.name(), Result.FAILED,
                        FormalCheck.NOT_WITHDRAWN.name(), Result.PASSED,
                        FormalCheck.NAME_REGISTERED.name(), Result.FAILED,
                        FormalCheck.NAME_NOT_SEIZED.name(), Result.PASSED,
                        FormalCheck.NOT_A_DUPLICATE.name(), Result.FAILED,
                        FormalCheck.NO_SUB_TENANTS.name(), Result.PASSED,
                        FormalCheck.HITS_NO_OTHERS.name(), Result.PASSED));
    }

    @Test
    void everyCheckIsMadeInTheOrderOfItsEnum() {
        assertThat(CaseRules.assess(sound(DecisionLevel.AUTOMATIC)).results())
                .extracting(CheckResult::code)
                .containsExactlyElementsOf(
                        Arrays.stream(FormalCheck.values()).map(Enum::name).toList());
    }

    @Test
    void whatIsWithdrawnGetsNoVerdictWhateverElseIsTheMatter() {
        CaseFacts sound = sound(DecisionLevel.AUTOMATIC);
        CaseFacts faulty = withFaults(DecisionLevel.AUTOMATIC, Fault.NOT_IN_FORCE);

        assertThat(CaseRules.assess(withdrawn(sound)).outcome()).isEqualTo(new Outcome.Withdrawn());
        assertThat(CaseRules.assess(withdrawn(faulty)).outcome()).isEqualTo(new Outcome.Withdrawn());
    }

    @ParameterizedTest
    @CsvSource({
        "AUTOMATIC,    false, false, ",
        "ONE_OFFICER,  false, false, ONE_OFFICER",
        "TWO_OFFICERS, false, false, TWO_OFFICERS",
        // Sub-tenants: always two.
        "AUTOMATIC,    true,  false, TWO_OFFICERS",
        "ONE_OFFICER,  true,  false, TWO_OFFICERS",
        "TWO_OFFICERS, true,  false, TWO_OFFICERS",
        // The agreement's history is incomplete: at least one.
        "AUTOMATIC,    false, true,  ONE_OFFICER",
        "ONE_OFFICER,  false, true,  ONE_OFFICER",
        "TWO_OFFICERS, false, true,  TWO_OFFICERS",
        "AUTOMATIC,    true,  true,  TWO_OFFICERS"
    })
    void thePolicyAndTheChecksTogetherSayWhoDecides(
            DecisionLevel policy, boolean subTenants, boolean historyIncomplete, DecisionLevel desk) {
        // Given
        CaseFacts sound = sound(policy);
        var facts = new CaseFacts(
                historyIncomplete ? new AgreementThen.HistoryIncomplete() : sound.agreement(),
                sound.legalGround(),
                false,
                sound.registry(),
                false,
                subTenants,
                sound.collateral(),
                sound.policy());

        // When
        Outcome outcome = CaseRules.assess(facts).outcome();

        // Then
        assertThat(outcome).isEqualTo(desk == null ? new Outcome.Upheld() : new Outcome.ForAPerson(desk));
    }

    private static Map<String, Result> resultsOf(Assessment assessment) {
        return assessment.results().stream().collect(Collectors.toMap(CheckResult::code, CheckResult::result));
    }

    private static CaseFacts sound(DecisionLevel policy) {
        return withFaults(policy);
    }

    private static CaseFacts withFaults(DecisionLevel policy, Fault... faults) {
        Set<Fault> all = Set.of(faults);
        return new CaseFacts(
                new AgreementThen.Known(
                        !all.contains(Fault.NOT_IN_FORCE),
                        Set.of(all.contains(Fault.OTHER_GROUND) ? "terms-9.4" : "terms-9.1")),
                "terms-9.1",
                false,
                all.contains(Fault.NOT_REGISTERED)
                        ? new RegistryAnswer.NotRegistered()
                        : new RegistryAnswer.Registered(List.of("active"), all.contains(Fault.SEIZED), List.of()),
                all.contains(Fault.DUPLICATE),
                false,
                Collateral.notLookedAt(),
                new PolicyInForce(policy, 30));
    }

    private static CaseFacts withdrawn(CaseFacts facts) {
        return new CaseFacts(
                facts.agreement(),
                facts.legalGround(),
                true,
                facts.registry(),
                facts.duplicate(),
                facts.subTenants(),
                facts.collateral(),
                facts.policy());
    }
}
