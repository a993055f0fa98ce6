package dk.punktum.flagger.intake.portal.handin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegistrarRulesTest {

    private static final String ANSWER = """
            {"objectClassName": "domain", "ldhName": "eksempel.dk", "entities": [
              {"handle": "X-DK", "roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", "Somebody"]]]},
              {"handle": "%s", "roles": ["registrar"], "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "%s"]]]}]}""";

    @Test
    void theRegistrarIsCalledByItsNameElseByItsHandle() {
        assertThat(RegistrarRules.read(200, ANSWER.formatted("REG-DK", "Registrar A/S")))
                .isEqualTo(new Registrar.Named("Registrar A/S"));
        assertThat(RegistrarRules.read(200, ANSWER.formatted("REG-DK", ""))).isEqualTo(new Registrar.Named("REG-DK"));
    }

    @Test
    void aNameThatItsRegistrantManagesHasNoRegistrar() {
        assertThat(RegistrarRules.read(200, ANSWER.formatted("DKHM1-DK", "Punktum dk")))
                .isEqualTo(new Registrar.RegistrantItself());
    }

    @Test
    void whatTheRegisterDoesNotSayIsNotGuessed() {
        assertThat(RegistrarRules.read(404, "")).isEqualTo(new Registrar.NotRegistered());
        assertThat(RegistrarRules.read(503, "")).isEqualTo(new Registrar.Unknown());
        assertThat(RegistrarRules.read(200, "not JSON")).isEqualTo(new Registrar.Unknown());
        assertThat(RegistrarRules.read(200, "{}")).isEqualTo(new Registrar.Unknown());
        assertThat(RegistrarRules.read(200, ANSWER.formatted("", ""))).isEqualTo(new Registrar.Unknown());
    }
}
