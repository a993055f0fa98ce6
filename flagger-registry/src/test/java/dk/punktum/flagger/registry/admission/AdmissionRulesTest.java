package dk.punktum.flagger.registry.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.registry.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    CONFIRMED, OVER,  PERSON, REFUSAL
                    false,     false, bo,
                    false,     false, anna,   FOUR_EYES
                    true,      false, bo,     ALREADY_CONFIRMED
                    false,     true,  bo,     ALREADY_OVER""")
    void anotherPersonConfirms(boolean confirmed, boolean over, String person, @Nullable Refusal refusal) {
        assertThat(AdmissionRules.confirm(new AdmissionFacts("anna", confirmed, over), person))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void itCountsFromItsBeginningUntilJustBeforeItsEnd() {
        Admission admission = Admission.askedFor(new Period(NOW, NOW.plusSeconds(10)), "anna", NOW);
        assertThat(admission.isGivenAt(NOW)).isFalse();

        assertThat(admission.confirm("bo", NOW)).isEmpty();

        assertThat(admission.isGivenAt(NOW.minusMillis(1))).isFalse();
        assertThat(admission.isGivenAt(NOW)).isTrue();
        assertThat(admission.isGivenAt(NOW.plusMillis(9_999))).isTrue();
        assertThat(admission.isGivenAt(NOW.plusSeconds(10))).isFalse();
    }

    @Test
    void anEndDoesNotProlongIt() {
        Admission admission = Admission.askedFor(new Period(NOW, NOW.plusSeconds(10)), "anna", NOW);

        assertThat(admission.end(new EndRequest(NOW.plusSeconds(60), "left"), "anna", NOW))
                .isEmpty();

        assertThat(admission.period().until()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void whatIsEndedBeforeItBeganNeverCounts() {
        Admission admission = Admission.askedFor(new Period(NOW.plusSeconds(60), null), "anna", NOW);

        assertThat(admission.end(new EndRequest(null, "a mistake"), "anna", NOW))
                .isEmpty();

        assertThat(admission.period()).isEqualTo(new Period(NOW.plusSeconds(60), NOW.plusSeconds(60)));
    }
}
