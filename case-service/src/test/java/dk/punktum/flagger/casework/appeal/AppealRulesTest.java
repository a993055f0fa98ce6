package dk.punktum.flagger.casework.appeal;

import static dk.punktum.flagger.events.AppealBody.COMPLAINTS_BOARD;
import static dk.punktum.flagger.events.AppealBody.COURT;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.casework.Officer;
import dk.punktum.flagger.casework.appeal.AppealAction.Affirm;
import dk.punktum.flagger.casework.appeal.AppealAction.Decide;
import dk.punktum.flagger.casework.appeal.AppealAction.Record;
import dk.punktum.flagger.casework.appeal.AppealFacts.Known;
import dk.punktum.flagger.casework.flagcase.CaseStatus;
import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AppealRulesTest {

    private static final LocalDate VERDICT_DAY = LocalDate.of(2026, 7, 1);
    private static final LocalDate APPEAL_DAY = LocalDate.of(2026, 7, 10);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 20);

    private static final Officer ANNA = new Officer("anna", false);
    private static final Officer BO = new Officer("bo", true);
    private static final Officer CLARA = new Officer("clara", true);

    private static final Record APPEAL = new Record(COMPLAINTS_BOARD, "2026-0117", APPEAL_DAY);
    private static final Decide ANNULLED = decision(AppealOutcome.ANNULLED);
    private static final Decide REMITTED = decision(AppealOutcome.REMITTED);

    private static final List<Known> NONE = List.of();
    private static final List<Known> PENDING = List.of(known(AppealStatus.PENDING, null, null, null));
    private static final List<Known> PROPOSED = List.of(known(AppealStatus.ANNULMENT_PROPOSED, ANNULLED, "anna", null));
    private static final List<Known> PROPOSED_BY_BO =
            List.of(known(AppealStatus.ANNULMENT_PROPOSED, ANNULLED, "bo", null));
    private static final List<Known> SENT_BACK = List.of(known(AppealStatus.REMITTED, REMITTED, "anna", null));
    private static final List<Known> AFFIRMED = List.of(known(AppealStatus.ENDED, REMITTED, "anna", "bo"));
    private static final List<Known> IN_VAIN =
            List.of(known(AppealStatus.ENDED, decision(AppealOutcome.UPHELD), "anna", null));
    private static final List<Known> FALLEN = List.of(known(AppealStatus.ENDED, ANNULLED, "anna", null));

    static Stream<Arguments> table() {
        return Stream.of(
                // An appeal is recorded.
                row("first", NONE, APPEAL, ANNA, new AppealRuling.Recorded(APPEAL)),
                row("again", PENDING, APPEAL, ANNA, new AppealRuling.Repeated()),
                row("again, by another", PENDING, APPEAL, BO, new AppealRuling.Repeated()),
                row("again, after its end", IN_VAIN, APPEAL, ANNA, new AppealRuling.Repeated()),
                row("to a court, while pending", PENDING, at(COURT, "BS-1", 11), ANNA, AppealRefusal.APPEAL_PENDING),
                row("to a court, while remitted", SENT_BACK, at(COURT, "BS-1", 11), ANNA, AppealRefusal.APPEAL_PENDING),
                row(
                        "to a court, after the Board",
                        IN_VAIN,
                        at(COURT, "BS-1", 20),
                        ANNA,
                        new AppealRuling.Recorded(at(COURT, "BS-1", 20))),
                row(
                        "the same with another day",
                        PENDING,
                        at(COMPLAINTS_BOARD, "2026-0117", 11),
                        ANNA,
                        AppealRefusal.APPEAL_KNOWN),
                row("tomorrow", NONE, at(COURT, "BS-1", 21), ANNA, AppealRefusal.DATE_IN_FUTURE),
                row(
                        "on the day of the verdict",
                        NONE,
                        at(COURT, "BS-1", 1),
                        ANNA,
                        new AppealRuling.Recorded(at(COURT, "BS-1", 1))),
                row(
                        "before the verdict",
                        NONE,
                        new Record(COURT, "BS-1", VERDICT_DAY.minusDays(1)),
                        ANNA,
                        AppealRefusal.DATE_TOO_EARLY),
                // It ends.
                row("nothing to end", NONE, ANNULLED, ANNA, AppealRefusal.NO_APPEAL_PENDING),
                row("ended already, otherwise", IN_VAIN, ANNULLED, ANNA, AppealRefusal.NO_APPEAL_PENDING),
                row("remitted already", SENT_BACK, ANNULLED, BO, AppealRefusal.NO_APPEAL_PENDING),
                row("annulled: one proposes", PENDING, ANNULLED, ANNA, new AppealRuling.AnnulmentProposed(ANNULLED)),
                row("annulled: an approver, too", PENDING, ANNULLED, BO, new AppealRuling.AnnulmentProposed(ANNULLED)),
                row("the same person once more", PROPOSED, ANNULLED, ANNA, new AppealRuling.Repeated()),
                row("also an approver", PROPOSED_BY_BO, ANNULLED, BO, new AppealRuling.Repeated()),
                row("a second, no approver", PROPOSED_BY_BO, ANNULLED, ANNA, AppealRefusal.APPROVER_NEEDED),
                row("a second, an approver", PROPOSED, ANNULLED, BO, new AppealRuling.Annulled(ANNULLED)),
                row("two approvers", PROPOSED_BY_BO, ANNULLED, CLARA, new AppealRuling.Annulled(ANNULLED)),
                row(
                        "a second who read another day",
                        PROPOSED,
                        on(AppealOutcome.ANNULLED, 13),
                        BO,
                        new AppealRuling.AnnulmentProposed(on(AppealOutcome.ANNULLED, 13))),
                row("a second who read another end", PROPOSED, REMITTED, BO, new AppealRuling.Decided(REMITTED)),
                row("annulled, said again", FALLEN, ANNULLED, ANNA, new AppealRuling.Repeated()),
                row("decided tomorrow", PENDING, on(AppealOutcome.UPHELD, 21), ANNA, AppealRefusal.DATE_IN_FUTURE),
                row(
                        "decided before the appeal",
                        PENDING,
                        on(AppealOutcome.UPHELD, 9),
                        ANNA,
                        AppealRefusal.DATE_TOO_EARLY),
                // It is affirmed.
                row("affirmed", SENT_BACK, new Affirm(), BO, new AppealRuling.Affirmed()),
                row("affirmed by no approver", SENT_BACK, new Affirm(), ANNA, AppealRefusal.APPROVER_NEEDED),
                row("affirmed by who upheld it", SENT_BACK, new Affirm(), CLARA, AppealRefusal.FOUR_EYES),
                row("affirmed, nothing remitted", PENDING, new Affirm(), BO, AppealRefusal.NOT_REMITTED),
                row("affirmed again", AFFIRMED, new Affirm(), BO, new AppealRuling.Repeated()),
                row("affirmed again by another", AFFIRMED, new Affirm(), CLARA, AppealRefusal.NOT_REMITTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void theRules(String what, List<Known> appeals, AppealAction action, Officer officer, AppealRuling expected) {
        assertThat(AppealRules.rule(facts(CaseStatus.UPHELD, appeals), action, officer))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(AppealOutcome.class)
    void oneOfficerIsEnoughUnlessTheHoldGoesForGood(AppealOutcome outcome) {
        AppealRuling ruling = AppealRules.rule(facts(CaseStatus.UPHELD, PENDING), decision(outcome), ANNA);

        assertThat(ruling)
                .isEqualTo(
                        outcome == AppealOutcome.ANNULLED
                                ? new AppealRuling.AnnulmentProposed(ANNULLED)
                                : new AppealRuling.Decided(decision(outcome)));
    }

    @ParameterizedTest
    @EnumSource(
            value = CaseStatus.class,
            names = {"OPEN", "UNDER_REVIEW", "DECLINED", "CLOSED"})
    void onlyAnUpheldVerdictCanFall(CaseStatus status) {
        var refused = new AppealRuling.Refused(AppealRefusal.WRONG_STATUS);

        assertThat(AppealRules.rule(facts(status, NONE), APPEAL, ANNA)).isEqualTo(refused);
        assertThat(AppealRules.rule(facts(status, PENDING), ANNULLED, ANNA)).isEqualTo(refused);
        assertThat(AppealRules.rule(facts(status, SENT_BACK), new Affirm(), BO)).isEqualTo(refused);
    }

    private static Arguments row(
            String what, List<Known> appeals, AppealAction action, Officer officer, AppealRuling expected) {
        return Arguments.of(what, appeals, action, officer, expected);
    }

    private static Arguments row(
            String what, List<Known> appeals, AppealAction action, Officer officer, AppealRefusal refusal) {
        return row(what, appeals, action, officer, new AppealRuling.Refused(refusal));
    }

    private static AppealFacts facts(CaseStatus status, List<Known> appeals) {
        return new AppealFacts(status, VERDICT_DAY, Set.of("clara"), TODAY, appeals);
    }

    private static Known known(
            AppealStatus status, @Nullable Decide said, @Nullable String saidBy, @Nullable String affirmedBy) {
        return new Known(status, APPEAL, said, saidBy, affirmedBy);
    }

    private static Record at(AppealBody body, String reference, int day) {
        return new Record(body, reference, LocalDate.of(2026, 7, day));
    }

    private static Decide decision(AppealOutcome outcome) {
        return on(outcome, 12);
    }

    private static Decide on(AppealOutcome outcome, int day) {
        return new Decide(outcome, LocalDate.of(2026, 7, day), "2026-0117-A");
    }
}
