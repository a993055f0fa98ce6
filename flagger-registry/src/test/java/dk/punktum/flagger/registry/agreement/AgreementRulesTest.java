package dk.punktum.flagger.registry.agreement;

import static dk.punktum.flagger.registry.agreement.AgreementChange.ACTIVATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.agreement.AgreementDraft.Authority;
import dk.punktum.flagger.registry.agreement.ChangeRuling.Allowed;
import dk.punktum.flagger.registry.agreement.ChangeRuling.Refusal;
import dk.punktum.flagger.registry.agreement.ChangeRuling.Refused;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
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
                    STATUS,     ACTIVATE, SUSPEND, RESUME, TERMINATE
                    DRAFT,      true,     false,   false,  false
                    ACTIVE,     false,    true,    false,  true
                    SUSPENDED,  false,    false,   true,   true
                    TERMINATED, false,    false,   false,  false""")
    void statusAllowsOnlyItsChanges(
            AgreementStatus status, boolean activate, boolean suspend, boolean resume, boolean terminate) {
        var facts = new AgreementFacts(status, true, ALL, Set.of("anna"));

        assertThat(allowed(facts, AgreementChange.ACTIVATE)).isEqualTo(activate);
        assertThat(allowed(facts, AgreementChange.SUSPEND)).isEqualTo(suspend);
        assertThat(allowed(facts, AgreementChange.RESUME)).isEqualTo(resume);
        assertThat(allowed(facts, AgreementChange.TERMINATE)).isEqualTo(terminate);
    }

    private static boolean allowed(AgreementFacts facts, AgreementChange change) {
        return AgreementRules.rule(facts, change, "bo") instanceof Allowed;
    }

    @Test
    void withoutItsDocumentAnAgreementIsNotActivated() {
        var facts = new AgreementFacts(AgreementStatus.DRAFT, false, ALL, Set.of("anna"));

        assertThat(AgreementRules.rule(facts, ACTIVATE, "bo")).isEqualTo(new Refused(Refusal.DOCUMENT_MISSING));
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void withoutAnyOneCriterionAnAgreementIsNotActivated(Criterion missing) {
        var facts = new AgreementFacts(
                AgreementStatus.DRAFT, true, EnumSet.complementOf(EnumSet.of(missing)), Set.of("anna"));

        assertThat(AgreementRules.rule(facts, ACTIVATE, "bo")).isEqualTo(new Refused(Refusal.CRITERIA_MISSING));
    }

    @Test
    void whoeverPreparedAnAgreementDoesNotActivateIt() {
        var facts = new AgreementFacts(AgreementStatus.DRAFT, true, ALL, Set.of("anna", "bo"));

        assertThat(AgreementRules.rule(facts, ACTIVATE, "bo")).isEqualTo(new Refused(Refusal.FOUR_EYES));
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
                        LocalDate.of(2028, 6, 30))));
    }

    @Test
    void allFaultsOfADraftAreAnsweredAtOnce() {
        var draft = new AgreementDraft(
                new Authority(" ", "13585627", "nobody", "sv"),
                Set.of("with space"),
                Set.of("terms-99"),
                LocalDate.of(2026, 7, 2),
                LocalDate.of(2026, 7, 1));

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
                LocalDate.of(2028, 6, 30));
    }
}
