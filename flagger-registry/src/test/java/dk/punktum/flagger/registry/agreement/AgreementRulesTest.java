package dk.punktum.flagger.registry.agreement;

import static dk.punktum.flagger.registry.agreement.AgreementChange.ACTIVATE;
import static dk.punktum.flagger.registry.agreement.AgreementStatus.APPLIED;
import static dk.punktum.flagger.registry.hearing.HearingState.CONCLUDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.agreement.AgreementDraft.Authority;
import dk.punktum.flagger.registry.agreement.ChangeRuling.Allowed;
import dk.punktum.flagger.registry.agreement.ChangeRuling.Refused;
import dk.punktum.flagger.registry.criterion.Criterion;
import dk.punktum.flagger.registry.hearing.HearingState;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementRulesTest {

    private static final Set<Criterion> ALL = EnumSet.allOf(Criterion.class);

    /// The whole matrix: what can be done to an agreement in which status.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    STATUS,     OPEN_HEARING, ACTIVATE, REJECT, SUSPEND, RESUME, TERMINATE, EXPIRE
                    APPLIED,    true,         true,     true,   false,   false,  false,     false
                    HEARING,    false,        true,     true,   false,   false,  false,     false
                    REJECTED,   false,        false,    false,  false,   false,  false,     false
                    ACTIVE,     false,        false,    false,  true,    false,  true,      true
                    SUSPENDED,  false,        false,    false,  false,   true,   true,      true
                    TERMINATED, false,        false,    false,  false,   false,  false,     false
                    EXPIRED,    false,        false,    false,  false,   false,  false,     false""")
    void statusAllowsOnlyItsChanges(
            AgreementStatus status,
            boolean openHearing,
            boolean activate,
            boolean reject,
            boolean suspend,
            boolean resume,
            boolean terminate,
            boolean expire) {
        AgreementFacts facts = complete(status);

        assertThat(Stream.of(AgreementChange.values()).map(change -> allowed(facts, change)))
                .containsExactly(openHearing, activate, reject, suspend, resume, terminate, expire);
    }

    private static boolean allowed(AgreementFacts facts, AgreementChange change) {
        return AgreementRules.rule(facts, new ChangeWish(change, "inquiry 2026-7", "bo")) instanceof Allowed;
    }

    @ParameterizedTest
    @CsvSource({"REJECT, HEARING", "SUSPEND, ACTIVE", "TERMINATE, ACTIVE"})
    void whatTakesSomethingAwayNeedsAReason(AgreementChange change, AgreementStatus status) {
        assertThat(AgreementRules.rule(complete(status), new ChangeWish(change, " ", "bo")))
                .isEqualTo(new Refused(Refusal.REASON_MISSING));
        assertThat(AgreementRules.rule(complete(status), new ChangeWish(change, null, "bo")))
                .isEqualTo(new Refused(Refusal.REASON_MISSING));
    }

    @Test
    void withoutItsDocumentAnAgreementIsNotActivated() {
        assertThat(activation(new AgreementFacts(APPLIED, false, ALL, ALL, CONCLUDED, Set.of("anna"))))
                .isEqualTo(new Refused(Refusal.DOCUMENT_MISSING));
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void withoutAnyOneCriterionAnAgreementIsNotActivated(Criterion missing) {
        Set<Criterion> others = EnumSet.complementOf(EnumSet.of(missing));

        assertThat(activation(new AgreementFacts(APPLIED, true, others, others, CONCLUDED, Set.of("anna"))))
                .isEqualTo(new Refused(Refusal.CRITERIA_MISSING));
        assertThat(activation(new AgreementFacts(APPLIED, true, ALL, others, CONCLUDED, Set.of("anna"))))
                .isEqualTo(new Refused(Refusal.CRITERIA_NOT_SIGNED_OFF));
    }

    @ParameterizedTest
    @EnumSource(value = HearingState.class, mode = EnumSource.Mode.EXCLUDE, names = "CONCLUDED")
    void beforeOthersWereHeardAnAgreementIsNotActivated(HearingState hearing) {
        assertThat(activation(new AgreementFacts(APPLIED, true, ALL, ALL, hearing, Set.of("anna"))))
                .isEqualTo(new Refused(Refusal.HEARING_NOT_CONCLUDED));
    }

    @Test
    void whoeverPreparedAnAgreementDoesNotActivateIt() {
        assertThat(activation(new AgreementFacts(APPLIED, true, ALL, ALL, CONCLUDED, Set.of("anna", "bo"))))
                .isEqualTo(new Refused(Refusal.FOUR_EYES));
    }

    /// What happens to flags and cases under way in each status.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    STATUS,     NEW FLAGS, UNDECIDED CASES,         SUSPENSIONS, WITHDRAWALS
                    APPLIED,    REFUSED,   NONE,                    NONE,        REFUSED
                    HEARING,    REFUSED,   NONE,                    NONE,        REFUSED
                    REJECTED,   REFUSED,   NONE,                    NONE,        REFUSED
                    ACTIVE,     TAKEN,     JUDGED_AS_WHEN_RECEIVED, RUN_ON,      TAKEN
                    SUSPENDED,  REFUSED,   JUDGED_AS_WHEN_RECEIVED, RUN_ON,      TAKEN
                    TERMINATED, REFUSED,   JUDGED_AS_WHEN_RECEIVED, RUN_ON,      TAKEN
                    EXPIRED,    REFUSED,   JUDGED_AS_WHEN_RECEIVED, RUN_ON,      TAKEN""")
    void whatIsUnderWayFollowsARule(
            AgreementStatus status,
            InFlight.Flags flags,
            InFlight.Cases cases,
            InFlight.Holds holds,
            InFlight.Withdrawals withdrawals) {
        assertThat(InFlightRules.in(status)).isEqualTo(new InFlight(flags, cases, holds, withdrawals));
    }

    private static AgreementFacts complete(AgreementStatus status) {
        return new AgreementFacts(status, true, ALL, ALL, CONCLUDED, Set.of("anna"));
    }

    private static ChangeRuling activation(AgreementFacts facts) {
        return AgreementRules.rule(facts, new ChangeWish(ACTIVATE, null, "bo"));
    }

    @Test
    void aSoundDraftBecomesTerms() {
        DraftRuling ruling = AgreementRules.check(soundDraft("13585628"), Set.of("terms-9.1"));

        assertThat(ruling)
                .isEqualTo(new DraftRuling.Sound(new AgreementTerms(
                        "Eksempelstyrelsen",
                        "13585628",
                        "post@eksempelstyrelsen.example",
                        "da",
                        Set.of("authority-one"),
                        Set.of("terms-9.1"),
                        LocalDate.of(2026, 7, 1),
                        LocalDate.of(2028, 6, 30),
                        true)));
    }

    @Test
    void allFaultsOfADraftAreAnsweredAtOnce() {
        var draft = new AgreementDraft(
                new Authority(" ", "13585627", "nobody", "sv"),
                Set.of("with space"),
                Set.of("terms-99"),
                LocalDate.of(2026, 7, 2),
                LocalDate.of(2026, 7, 1),
                null);

        DraftRuling ruling = AgreementRules.check(draft, Set.of("terms-9.1"));

        assertThat(((DraftRuling.Faulty) ruling).errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(
                        tuple("/authority/name", "missing"),
                        tuple("/authority/cvr", "not-a-cvr-number"),
                        tuple("/authority/contactEmail", "not-an-email-address"),
                        tuple("/authority/language", "unknown-language"),
                        tuple("/clientIds", "not-a-client-id"),
                        tuple("/grounds", "unknown-ground"),
                        tuple("/validUntil", "before-valid-from"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13585628", "24256790", "13748136"})
    void validCvrNumbers(String number) {
        assertThat(Cvr.isValid(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13585627", "24256791", "10000000", "1358562", "135856280", "1358562a", ""})
    void invalidCvrNumbers(String number) {
        assertThat(Cvr.isValid(number)).isFalse();
    }

    private static AgreementDraft soundDraft(String cvr) {
        return new AgreementDraft(
                new Authority("Eksempelstyrelsen", cvr, "post@eksempelstyrelsen.example", "da"),
                Set.of("authority-one"),
                Set.of("terms-9.1"),
                LocalDate.of(2026, 7, 1),
                LocalDate.of(2028, 6, 30),
                true);
    }
}
