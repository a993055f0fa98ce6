package dk.punktum.flagger.casework.desk;

import dk.punktum.flagger.casework.Officer;
import dk.punktum.flagger.casework.desk.DeskRuling.Declined;
import dk.punktum.flagger.casework.desk.DeskRuling.Recommended;
import dk.punktum.flagger.casework.desk.DeskRuling.Refusal;
import dk.punktum.flagger.casework.desk.DeskRuling.Refused;
import dk.punktum.flagger.casework.desk.DeskRuling.Reversed;
import dk.punktum.flagger.casework.desk.DeskRuling.Upheld;
import dk.punktum.flagger.casework.flagcase.CaseStatus;
import dk.punktum.flagger.casework.policy.DecisionLevel;
import dk.punktum.flagger.events.DecidedBy;
import dk.punktum.flagger.events.DeclineReason;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What an officer may do with a case. No clock, no database.
final class DeskRules {

    /// One rule about an officer's wish: the refusal, or null when it has no objection.
    private interface Rule {
        @Nullable
        Refusal objection(DeskFacts facts, DeskAction action, Officer officer);
    }

    /// In the order in which they are applied; the first objection counts.
    private static final List<Rule> RULES = List.of(
            DeskRules::statusAllowsIt,
            DeskRules::reasonIsAnOfficers,
            DeskRules::secondOfficerIsAnotherPerson,
            DeskRules::secondOfficerIsAnApprover);

    static DeskRuling rule(DeskFacts facts, DeskAction action, Officer officer) {
        return RULES.stream()
                .map(rule -> rule.objection(facts, action, officer))
                .filter(Objects::nonNull)
                .findFirst()
                .<DeskRuling>map(Refused::new)
                .orElseGet(() -> allowed(facts, action));
    }

    private static DeskRuling allowed(DeskFacts facts, DeskAction action) {
        return switch (action) {
            case DeskAction.Uphold() ->
                facts.level() != DecisionLevel.TWO_OFFICERS
                        ? new Upheld(DecidedBy.ONE_OFFICER)
                        : facts.firstOfficer() == null ? new Recommended() : new Upheld(DecidedBy.TWO_OFFICERS);
            case DeskAction.Decline(var reason) -> new Declined(reason);
            case DeskAction.Reverse(var reason) -> new Reversed(reason);
        };
    }

    private static @Nullable Refusal statusAllowsIt(DeskFacts facts, DeskAction action, Officer officer) {
        CaseStatus needed = switch (action) {
            case DeskAction.Uphold(), DeskAction.Decline(var _) -> CaseStatus.UNDER_REVIEW;
            case DeskAction.Reverse(var _) -> CaseStatus.UPHELD;
        };
        return facts.status() == needed ? null : Refusal.WRONG_STATUS;
    }

    private static @Nullable Refusal reasonIsAnOfficers(DeskFacts facts, DeskAction action, Officer officer) {
        return action instanceof DeskAction.Decline(var reason) && !isAnOfficers(reason)
                ? Refusal.REASON_NOT_FOR_OFFICERS
                : null;
    }

    /// The agreement is among them because its history here can be incomplete; a person then looks it up.
    static boolean isAnOfficers(DeclineReason reason) {
        return switch (reason) {
            case AGREEMENT_NOT_IN_FORCE, GROUND_OUTSIDE_AGREEMENT, DOCUMENT_INSUFFICIENT, DISPROPORTIONATE, SEIZED ->
                true;
            case DOMAIN_NOT_FOUND, DUPLICATE, WITHDRAWN -> false;
        };
    }

    /// Four eyes, by identity. A first officer may still decline: that takes one.
    private static @Nullable Refusal secondOfficerIsAnotherPerson(DeskFacts facts, DeskAction action, Officer officer) {
        return isSecondOpinion(facts, action) && officer.person().equals(facts.firstOfficer())
                ? Refusal.FOUR_EYES
                : null;
    }

    private static @Nullable Refusal secondOfficerIsAnApprover(DeskFacts facts, DeskAction action, Officer officer) {
        return isSecondOpinion(facts, action) && !officer.approver() ? Refusal.APPROVER_NEEDED : null;
    }

    private static boolean isSecondOpinion(DeskFacts facts, DeskAction action) {
        return action instanceof DeskAction.Uphold && facts.firstOfficer() != null;
    }

    private DeskRules() {}
}
