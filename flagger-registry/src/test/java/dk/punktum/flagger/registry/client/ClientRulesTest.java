package dk.punktum.flagger.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.admission.Period;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientRulesTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final String SHA256 = "ab".repeat(32);

    @Test
    void aClientIsValidFromNowOnUnlessItSaysOtherwise() {
        var submission = new ClientSubmission(" authority-one-2027 ", null, null, null);

        assertThat(ClientRules.check(submission, NOW))
                .isEqualTo(new ClientRules.Ruling.Sound(
                        new ClientTerms("authority-one-2027", new Period(NOW, null), null)));
    }

    @Test
    void aFingerprintIsTakenAsOpensslWritesIt() {
        String written = "AB:".repeat(31) + "AB";
        var submission = new ClientSubmission("authority-one", NOW, NOW.plusSeconds(1), written);

        assertThat(ClientRules.check(submission, NOW))
                .isEqualTo(new ClientRules.Ruling.Sound(
                        new ClientTerms("authority-one", new Period(NOW, NOW.plusSeconds(1)), SHA256)));
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
}
