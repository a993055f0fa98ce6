package dk.punktum.flagger.casework.appeal;

import static dk.punktum.flagger.casework.appeal.AppealRefusal.APPEAL_KNOWN;
import static dk.punktum.flagger.casework.appeal.AppealRefusal.APPEAL_PENDING;
import static dk.punktum.flagger.casework.appeal.AppealRefusal.APPROVER_NEEDED;
import static dk.punktum.flagger.casework.appeal.AppealRefusal.DATE_IN_FUTURE;
import static dk.punktum.flagger.casework.appeal.AppealRefusal.DATE_TOO_EARLY;
import static dk.punktum.flagger.casework.appeal.AppealRefusal.FOUR_EYES;
import static dk.punktum.flagger.casework.appeal.AppealRefusal.NOT_REMITTED;
import static dk.punktum.flagger.casework.appeal.AppealRefusal.NO_APPEAL_PENDING;
import static dk.punktum.flagger.casework.appeal.AppealRefusal.WRONG_STATUS;

import dk.punktum.flagger.casework.Officer;
import dk.punktum.flagger.casework.appeal.AppealAction.Affirm;
import dk.punktum.flagger.casework.appeal.AppealAction.Decide;
import dk.punktum.flagger.casework.appeal.AppealAction.Record;
import dk.punktum.flagger.casework.appeal.AppealFacts.Known;
import dk.punktum.flagger.casework.flagcase.CaseStatus;
import dk.punktum.flagger.events.AppealOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What may be written down about appeals, and by whom. No clock, no database.
final class AppealRules {

    /// One rule: the refusal, or null when it has no objection.
    private interface Rule {
        @Nullable
        AppealRefusal objection(AppealFacts facts, AppealAction action, Officer officer);
    }

    /// In the order in which they are applied; the first objection counts.
    private static final List<Rule> RULES = List.of(
            AppealRules::verdictStands,
            AppealRules::appealsComeOneByOne,
            AppealRules::somethingIsWaited,
            AppealRules::dayHasCome,
            AppealRules::dayIsNotTooEarly,
            AppealRules::secondOfficerIsAnApprover,
            AppealRules::affirmedByAnotherPerson);

    /// A repeat is looked for first: it gets the same answer also when the case has moved on since.
    static AppealRuling rule(AppealFacts facts, AppealAction action, Officer officer) {
        if (isRepeated(facts, action, officer)) {
            return new AppealRuling.Repeated();
        }
        return RULES.stream()
                .map(rule -> rule.objection(facts, action, officer))
                .filter(Objects::nonNull)
                .findFirst()
                .<AppealRuling>map(AppealRuling.Refused::new)
                .orElseGet(() -> allowed(facts, action));
    }

    private static AppealRuling allowed(AppealFacts facts, AppealAction action) {
        return switch (action) {
            case Record appeal -> new AppealRuling.Recorded(appeal);
            case Decide decision
            when decision.outcome() != AppealOutcome.ANNULLED -> new AppealRuling.Decided(decision);
            case Decide decision ->
                isConfirmation(facts, decision)
                        ? new AppealRuling.Annulled(decision)
                        : new AppealRuling.AnnulmentProposed(decision);
            case Affirm() -> new AppealRuling.Affirmed();
        };
    }

    private static boolean isRepeated(AppealFacts facts, AppealAction action, Officer officer) {
        return switch (action) {
            case Record appeal -> facts.appeals().stream().map(Known::recorded).anyMatch(appeal::equals);
            case Decide decision ->
                facts.newest()
                        .filter(newest -> decision.equals(newest.said()))
                        .filter(newest -> newest.status() != AppealStatus.ANNULMENT_PROPOSED
                                || officer.person().equals(newest.saidBy()))
                        .isPresent();
            case Affirm() ->
                facts.newest()
                        .map(Known::affirmedBy)
                        .filter(officer.person()::equals)
                        .isPresent();
        };
    }

    private static @Nullable AppealRefusal verdictStands(AppealFacts facts, AppealAction action, Officer officer) {
        return facts.status() == CaseStatus.UPHELD ? null : WRONG_STATUS;
    }

    private static @Nullable AppealRefusal appealsComeOneByOne(
            AppealFacts facts, AppealAction action, Officer officer) {
        if (!(action instanceof Record(var body, String reference, LocalDate _))) {
            return null;
        }
        if (facts.appeals().stream()
                .map(Known::recorded)
                .anyMatch(known -> known.body() == body && known.reference().equals(reference))) {
            return APPEAL_KNOWN;
        }
        return facts.open().isPresent() ? APPEAL_PENDING : null;
    }

    private static @Nullable AppealRefusal somethingIsWaited(AppealFacts facts, AppealAction action, Officer officer) {
        AppealStatus open = facts.open().map(Known::status).orElse(AppealStatus.ENDED);
        return switch (action) {
            case Record _ -> null;
            case Decide _ ->
                open == AppealStatus.PENDING || open == AppealStatus.ANNULMENT_PROPOSED ? null : NO_APPEAL_PENDING;
            case Affirm() -> open == AppealStatus.REMITTED ? null : NOT_REMITTED;
        };
    }

    private static @Nullable AppealRefusal dayHasCome(AppealFacts facts, AppealAction action, Officer officer) {
        LocalDate day = switch (action) {
            case Record(var _, String _, LocalDate appealedOn) -> appealedOn;
            case Decide(var _, LocalDate decidedOn, String _) -> decidedOn;
            case Affirm() -> facts.today();
        };
        return day.isAfter(facts.today()) ? DATE_IN_FUTURE : null;
    }

    private static @Nullable AppealRefusal dayIsNotTooEarly(AppealFacts facts, AppealAction action, Officer officer) {
        boolean tooEarly = switch (action) {
            case Record(var _, String _, LocalDate appealedOn) ->
                facts.verdictOn() != null && appealedOn.isBefore(facts.verdictOn());
            case Decide(var _, LocalDate decidedOn, String _) ->
                facts.open()
                        .filter(open -> decidedOn.isBefore(open.recorded().appealedOn()))
                        .isPresent();
            case Affirm() -> false;
        };
        return tooEarly ? DATE_TOO_EARLY : null;
    }

    /// An annulment lifts the hold and closes the case for good, so two persons have to have read it. With every other
    /// outcome nothing happens at once, and a mistake is mended by another entry. Affirming is a verdict anew.
    private static @Nullable AppealRefusal secondOfficerIsAnApprover(
            AppealFacts facts, AppealAction action, Officer officer) {
        boolean needed = switch (action) {
            case Record _ -> false;
            case Decide decision -> isConfirmation(facts, decision);
            case Affirm() -> true;
        };
        return needed && !officer.approver() ? APPROVER_NEEDED : null;
    }

    /// Deciding anew is for somebody who has not decided before.
    private static @Nullable AppealRefusal affirmedByAnotherPerson(
            AppealFacts facts, AppealAction action, Officer officer) {
        return action instanceof Affirm && facts.verdictBy().contains(officer.person()) ? FOUR_EYES : null;
    }

    private static boolean isConfirmation(AppealFacts facts, Decide decision) {
        return decision.outcome() == AppealOutcome.ANNULLED
                && facts.open().map(Known::said).filter(decision::equals).isPresent();
    }

    private AppealRules() {}
}
