package dk.punktum.flagger.casework.collateral;

import static dk.punktum.flagger.casework.Casework.look;
import static dk.punktum.flagger.casework.Casework.name;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.casework.Casework;
import dk.punktum.flagger.casework.CaseworkTest;
import dk.punktum.flagger.events.FlagReceived;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against the register and the resolver of the tests; what they say about a name lies in the name.
@CaseworkTest
class CollateralTest {

    private Casework casework;

    @BeforeEach
    void listen() {
        casework = new Casework();
    }

    @AfterEach
    void stopListening() {
        casework.close();
    }

    @Test
    void aNameWhoseHostsServeOthersIsForTwoOfficers() {
        FlagReceived flag = casework.flag(casework.anAuthority(), name("vaert"), "terms-9.1");

        JsonPath shown = look(casework.caseIn("UNDER_REVIEW", flag));

        String domain = flag.domain().aLabel();
        assertThat(shown.getString("desk.level")).isEqualTo("TWO_OFFICERS");
        assertThat(shown.getString("checks.find {it.code=='HITS_NO_OTHERS'}.result"))
                .isEqualTo("NEEDS_A_PERSON");
        assertThat(shown.getList("collateral.hosts.host", String.class))
                .containsExactly("ns1." + domain, "ns2." + domain);
        assertThat(shown.getList("collateral.hosts.otherDomains", Integer.class))
                .containsExactly(2, 0);
        assertThat(shown.getInt("collateral.otherDomains")).isEqualTo(2);
        assertThat(shown.getList("collateral.effects", String.class)).contains("OTHER_DOMAINS");
        assertThat(shown.getString("collateral.lookedAt")).isNotBlank();
    }

    @Test
    void aRegisterThatOffersNoSearchIsNoObstacle() {
        FlagReceived flag = casework.flag(casework.anAuthority(), name("usoegt"), "terms-9.1");

        JsonPath shown = look(casework.caseIn("UPHELD", flag));

        assertThat(shown.getList("collateral.hosts.otherDomains", Integer.class))
                .containsExactly(null, null);
        assertThat(shown.getList("collateral.notKnown", String.class)).contains("OTHER_DOMAINS");
    }

    @Test
    void aSearchThatIsNeverAnsweredKeepsNobodyWaiting() {
        FlagReceived flag = casework.flag(casework.anAuthority(), name("langsom"), "terms-9.1");

        JsonPath shown = look(casework.caseIn("UPHELD", flag));

        assertThat(shown.getList("collateral.notKnown", String.class)).contains("OTHER_DOMAINS");
        assertThat(shown.getString("collateral.mail")).isEqualTo("NONE");
    }

    @ParameterizedTest
    @CsvSource({
        "post,   MX",
        "adresse, ADDRESS",
        "nulmx,  NONE",
        "ingen,  NONE",
        "henvist, NOT_KNOWN",
        "dnsfejl, NOT_KNOWN",
        "dnstavs, NOT_KNOWN",
    })
    void mailIsNotedAndRaisesNothing(String prefix, String use) {
        FlagReceived flag = casework.flag(casework.anAuthority(), name(prefix), "terms-9.1");

        JsonPath shown = look(casework.caseIn("UPHELD", flag));

        assertThat(shown.getString("collateral.mail")).isEqualTo(use);
    }

    @Test
    void aNameWithSubTenantsSaysSo() {
        FlagReceived flag = casework.flag(casework.anAuthority(), "biz.dk", "terms-9.1");

        assertThat(look(casework.caseIn("UNDER_REVIEW", flag)).getList("collateral.effects", String.class))
                .contains("SUB_TENANTS");
    }
}
