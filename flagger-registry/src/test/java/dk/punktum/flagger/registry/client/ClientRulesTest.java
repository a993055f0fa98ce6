package dk.punktum.flagger.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final String SHA256 = "ab".repeat(32);

    @Test
    void aClientIsValidFromNowOnUnlessItSaysOtherwise() {
        var submission = new ClientSubmission(" authority-one-2027 ", null, null, null);

        assertThat(ClientRules.check(submission, NOW))
                .isEqualTo(new ClientRules.Ruling.Sound(new ClientTerms("authority-one-2027", NOW, null, null)));
    }

    @Test
    void aFingerprintIsTakenAsOpensslWritesIt() {
        String written = "AB:".repeat(31) + "AB";
        var submission = new ClientSubmission("authority-one", NOW, NOW.plusSeconds(1), written);

        assertThat(ClientRules.check(submission, NOW))
                .isEqualTo(new ClientRules.Ruling.Sound(
                        new ClientTerms("authority-one", NOW, NOW.plusSeconds(1), SHA256)));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var submission = new ClientSubmission("a client", NOW.minusSeconds(1), NOW.minusSeconds(1), "ab:cd");

        assertThat(ClientRules.check(submission, NOW))
                .isInstanceOfSatisfying(
                        ClientRules.Ruling.Faulty.class,
                        faulty -> assertThat(faulty.errors())
                                .extracting(FieldError::pointer)
                                .isEqualTo(List.of("/clientId", "/validFrom", "/validUntil", "/certificateSha256")));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    CONFIRMED, OVER,  PERSON, REFUSAL
                    false,     false, bo,
                    false,     false, anna,   FOUR_EYES
                    true,      false, bo,     CLIENT_CONFIRMED
                    false,     true,  bo,     CLIENT_OVER""")
    void anotherPersonConfirms(boolean confirmed, boolean over, String person, @Nullable Refusal refusal) {
        assertThat(ClientRules.confirm(new ClientFacts("anna", confirmed, over), person))
                .isEqualTo(Optional.ofNullable(refusal));
    }
}
