package dk.punktum.flagger.intake.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.DomainName;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationRulesTest {

    private static final DomainName NAME = new DomainName("eksempel.dk");

    private static final String ANSWER = """
            {"objectClassName": "domain", "ldhName": "Eksempel.dk", "status": ["active", "server hold"], "entities": [
              {"handle": "X-DK", "roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", "Somebody"]]]},
              {"handle": "%s", "roles": ["registrar"], "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "%s"]]]}]}""";

    @Test
    void theRegistrarIsCalledByItsNameElseByItsHandle() {
        assertThat(registrar("REG-DK", "Registrar A/S")).isEqualTo(new Registrar.Named("Registrar A/S"));
        assertThat(registrar("REG-DK", "")).isEqualTo(new Registrar.Named("REG-DK"));
        assertThat(registrar("", "")).isEqualTo(new Registrar.NotSaid());
    }

    @Test
    void aNameThatItsRegistrantManagesHasNoRegistrar() {
        assertThat(registrar("DKHM1-DK", "Punktum dk")).isEqualTo(new Registrar.RegistrantItself());
    }

    @Test
    void howItStandsIsToldInTheRegistersWords() {
        assertThat(read(200, ANSWER.formatted("REG-DK", "Registrar A/S")))
                .isEqualTo(new Registration.Registered(
                        new Registrar.Named("Registrar A/S"), List.of("active", "server hold"), false));
        assertThat(read(200, """
                {"ldhName": "eksempel.dk", "dkhm_seized": true}""")).isEqualTo(new Registration.Registered(new Registrar.NotSaid(), List.of(), true));
    }

    @Test
    void onlyTheRegistersNoIsANo() {
        assertThat(read(404, "")).isEqualTo(new Registration.NotRegistered());
        for (int status : List.of(400, 401, 403, 429, 500, 503)) {
            assertThat(read(status, "")).isEqualTo(new Registration.Unknown());
        }
    }

    @Test
    void whatIsNotClearlyAboutTheNameSaysNothing() {
        assertThat(read(200, "not JSON")).isEqualTo(new Registration.Unknown());
        assertThat(read(200, "{}")).isEqualTo(new Registration.Unknown());
        assertThat(RegistrationRules.read(new DomainName("fence.dk"), 200, ANSWER.formatted("REG-DK", "Registrar")))
                .isEqualTo(new Registration.Unknown());
    }

    private static Registrar registrar(String handle, String name) {
        return ((Registration.Registered) read(200, ANSWER.formatted(handle, name))).registrar();
    }

    private static Registration read(int status, String body) {
        return RegistrationRules.read(NAME, status, body);
    }
}
