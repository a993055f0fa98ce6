package dk.punktum.flagger.intake.client;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.intake.client.ClientRuling.NotBound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientRulesTest {

    private static final Instant BEGINS = Instant.parse("2026-07-01T08:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-08-01T08:00:00Z");
    private static final Instant BETWEEN = Instant.parse("2026-07-15T08:00:00Z");

    /// `-`: a registration without a certificate; two of them: the time of a rotation.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    REGISTERED, TOKEN, SHOWN, RULING
                    -,          ,      none,  acts
                    -,          ,      proxy, acts
                    -,          aa,    aa,    acts
                    -,          aa,    none,  NO_CERTIFICATE_PRESENTED
                    -,          aa,    bb,    OTHER_CERTIFICATE_PRESENTED
                    aa,         aa,    aa,    acts
                    aa,         aa,    proxy, acts
                    aa,         aa,    none,  NO_CERTIFICATE_PRESENTED
                    aa,         aa,    bb,    OTHER_CERTIFICATE_PRESENTED
                    aa,         ,      aa,    TOKEN_NOT_BOUND
                    aa,         ,      proxy, TOKEN_NOT_BOUND
                    aa,         bb,    bb,    OTHER_CERTIFICATE
                    aa,         bb,    proxy, OTHER_CERTIFICATE
                    aa bb,      bb,    bb,    acts
                    aa bb,      aa,    aa,    acts
                    aa bb,      cc,    cc,    OTHER_CERTIFICATE
                    aa bb,      ,      aa,    TOKEN_NOT_BOUND
                    - aa,       ,      none,  acts
                    - aa,       aa,    aa,    acts""")
    void tokenRegistrationAndConnectionSpeakOfOneCertificate(
            String registered, @Nullable String token, String shown, String ruling) {
        List<ClientRegistration> registrations = new ArrayList<>();
        for (String certificate : registered.split(" ")) {
            registrations.add(new ClientRegistration(
                    "authority-one", BEGINS, ENDS, certificate.equals("-") ? null : certificate));
        }

        assertThat(ClientRules.rule(registrations, token, presented(shown), BETWEEN))
                .isEqualTo(
                        ruling.equals("acts")
                                ? new ClientRuling.Acts()
                                : new NotBound(NotBound.Reason.valueOf(ruling)));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    MOMENT,                   ACTS
                    2026-07-01T07:59:59.999Z, false
                    2026-07-01T08:00:00Z,     true
                    2026-08-01T07:59:59.999Z, true
                    2026-08-01T08:00:00Z,     false""")
    void aClientActsFromItsBeginningUntilJustBeforeItsEnd(Instant moment, boolean acts) {
        var registration = new ClientRegistration("authority-one", BEGINS, ENDS, null);

        assertThat(ClientRules.rule(List.of(registration), null, new PresentedCertificate.None(), moment))
                .isEqualTo(acts ? new ClientRuling.Acts() : new ClientRuling.NotValid());
    }

    @Test
    void aCertificateOfAnEarlierTimeIsWorthNothing() {
        List<ClientRegistration> registrations = List.of(
                new ClientRegistration("authority-one", BEGINS, BETWEEN, "aa"),
                new ClientRegistration("authority-one", BETWEEN, null, "bb"));

        assertThat(ClientRules.rule(registrations, "aa", presented("aa"), BETWEEN))
                .isEqualTo(new NotBound(NotBound.Reason.OTHER_CERTIFICATE));
    }

    @Test
    void whoIsNotKnownIsNotJudgedHere() {
        assertThat(ClientRules.rule(List.of(), null, new PresentedCertificate.None(), BETWEEN))
                .isEqualTo(new ClientRuling.Acts());
    }

    private static PresentedCertificate presented(String shown) {
        return switch (shown) {
            case "none" -> new PresentedCertificate.None();
            case "proxy" -> new PresentedCertificate.SeenByProxy();
            default -> new PresentedCertificate.Shown(shown);
        };
    }
}
