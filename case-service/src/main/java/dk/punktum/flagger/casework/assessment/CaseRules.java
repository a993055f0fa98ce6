package dk.punktum.flagger.casework.assessment;

import dk.punktum.flagger.casework.agreement.AgreementThen;
import dk.punktum.flagger.casework.assessment.Assessment.Outcome;
import dk.punktum.flagger.casework.assessment.Finding.Failed;
import dk.punktum.flagger.casework.assessment.Finding.Passed;
import dk.punktum.flagger.casework.assessment.Finding.Raised;
import dk.punktum.flagger.casework.assessment.Finding.Withdrawn;
import dk.punktum.flagger.casework.collateral.CollateralRules;
import dk.punktum.flagger.casework.flagcase.CheckResult;
import dk.punktum.flagger.casework.flagcase.CheckResult.Result;
import dk.punktum.flagger.casework.policy.DecisionLevel;
import dk.punktum.flagger.casework.rdap.RegistryAnswer;
import dk.punktum.flagger.events.DeclineReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The formal checks. No clock, no database, no network.
final class CaseRules {

    private record Rule(FormalCheck check, Function<CaseFacts, Finding> finding) {}

    /// In the order in which they are applied. All are made and shown; the first that fails decides.
    private static final List<Rule> RULES = List.of(
            new Rule(FormalCheck.AGREEMENT_IN_FORCE, CaseRules::agreementInForce),
            new Rule(FormalCheck.GROUND_COVERED, CaseRules::groundCovered),
            new Rule(FormalCheck.NOT_WITHDRAWN, CaseRules::notWithdrawn),
            new Rule(FormalCheck.NAME_REGISTERED, CaseRules::nameRegistered),
            new Rule(FormalCheck.NAME_NOT_SEIZED, CaseRules::nameNotSeized),
            new Rule(FormalCheck.NOT_A_DUPLICATE, CaseRules::notADuplicate),
            new Rule(FormalCheck.NO_SUB_TENANTS, CaseRules::noSubTenants),
            new Rule(FormalCheck.HITS_NO_OTHERS, CaseRules::hitsNoOthers));

    static Assessment assess(CaseFacts facts) {
        List<CheckResult> results = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : RULES) {
            Finding finding = rule.finding().apply(facts);
            findings.add(finding);
            results.add(result(rule.check(), finding));
        }
        return new Assessment(
                List.copyOf(results), outcome(findings, facts.policy().decision()));
    }

    /// What is withdrawn gets no verdict, whatever else is the matter with it.
    private static Outcome outcome(List<Finding> findings, DecisionLevel policy) {
        if (findings.stream().anyMatch(Withdrawn.class::isInstance)) {
            return new Outcome.Withdrawn();
        }
        DecisionLevel level = policy;
        for (Finding finding : findings) {
            switch (finding) {
                case Failed(DeclineReason reason) -> {
                    return new Outcome.Declined(reason);
                }
                case Raised(DecisionLevel atLeast) -> level = level.orHigher(atLeast);
                case Passed(), Withdrawn() -> {}
            }
        }
        return level == DecisionLevel.AUTOMATIC ? new Outcome.Upheld() : new Outcome.ForAPerson(level);
    }

    private static CheckResult result(FormalCheck check, Finding finding) {
        return switch (finding) {
            case Passed() -> new CheckResult(check.name(), Result.PASSED, null);
            case Failed(DeclineReason reason) -> new CheckResult(check.name(), Result.FAILED, reason);
            case Withdrawn() -> new CheckResult(check.name(), Result.FAILED, null);
            case Raised(DecisionLevel _) -> new CheckResult(check.name(), Result.NEEDS_A_PERSON, null);
        };
    }

    private static Finding agreementInForce(CaseFacts facts) {
        return switch (facts.agreement()) {
            case AgreementThen.Known(boolean inForce, var _) ->
                inForce ? new Passed() : new Failed(DeclineReason.AGREEMENT_NOT_IN_FORCE);
            case AgreementThen.HistoryIncomplete(), AgreementThen.NotHeardOf() -> new Raised(DecisionLevel.ONE_OFFICER);
        };
    }

    private static Finding groundCovered(CaseFacts facts) {
        return switch (facts.agreement()) {
            case AgreementThen.Known(boolean _, var grounds) ->
                grounds.contains(facts.legalGround())
                        ? new Passed()
                        : new Failed(DeclineReason.GROUND_OUTSIDE_AGREEMENT);
            case AgreementThen.HistoryIncomplete(), AgreementThen.NotHeardOf() -> new Raised(DecisionLevel.ONE_OFFICER);
        };
    }

    private static Finding notWithdrawn(CaseFacts facts) {
        return facts.withdrawn() ? new Withdrawn() : new Passed();
    }

    private static Finding nameRegistered(CaseFacts facts) {
        return facts.registry() instanceof RegistryAnswer.Registered
                ? new Passed()
                : new Failed(DeclineReason.DOMAIN_NOT_FOUND);
    }

    private static Finding nameNotSeized(CaseFacts facts) {
        return facts.registry() instanceof RegistryAnswer.Registered registered && registered.seized()
                ? new Failed(DeclineReason.SEIZED)
                : new Passed();
    }

    private static Finding notADuplicate(CaseFacts facts) {
        return facts.duplicate() ? new Failed(DeclineReason.DUPLICATE) : new Passed();
    }

    private static Finding noSubTenants(CaseFacts facts) {
        return facts.subTenants() ? new Raised(DecisionLevel.TWO_OFFICERS) : new Passed();
    }

    private static Finding hitsNoOthers(CaseFacts facts) {
        DecisionLevel level = CollateralRules.level(facts.collateral(), false);
        return level == DecisionLevel.AUTOMATIC ? new Passed() : new Raised(level);
    }

    private CaseRules() {}
}
