package dk.punktum.flagger.standin.rdap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.standin.suspensions.Follower;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class RdapTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void theSuspensionsAreKnown() {
        Follower.awaitReady();
    }

    /// The bodies as a whole: a member that comes or goes is a change that somebody has to mean. What came is left in
    /// `target/rdap`, to be compared and, when it is right, approved.
    @ParameterizedTest
    @CsvSource({
        "domain/eksempel.dk, rdap/eksempel.json",
        "domain/xn--4cabco7dk5a.dk, rdap/idn.json",
        "domain/dk-hostmaster.dk, rdap/dk-hostmaster.json",
        "domain/beslaglagt.dk, rdap/beslaglagt.json",
        "domain/laast.dk, rdap/laast.json",
        "domain/uden-navneservere.dk, rdap/uden-navneservere.json",
        "entity/REG-100001-DK, rdap/registrar.json",
        "entity/DKHM1-DK, rdap/no-registrar.json",
        "entity/EP1007-DK, rdap/registrant.json",
        "nameserver/ns1.med-glue.dk, rdap/nameserver.json",
        "domains?nsLdhName=NS1.med-glue.dk., rdap/domains-on-a-host.json",
        "domains?nsLdhName=ns1.findes-ikke.example, rdap/domains-on-no-host.json",
        "help, rdap/help.json"
    })
    void answersWith(String query, String file) throws IOException {
        Response response = publicly().get("/rdap/" + query);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("application/rdap+json");
        JsonNode body = JSON.readTree(response.body().asString().replace(root(), "https://rdap.example/rdap/"));
        leave(body, file);
        assertThat(body).isEqualTo(approved(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"æøåöäüé.dk", "ÆØÅÖÄÜÉ.dk", "XN--4CABCO7DK5A.DK", "xn--4cabco7dk5a.dk."})
    void aNameIsFoundHoweverItIsWritten(String name) {
        publicly()
                .get("/rdap/domain/{name}", name)
                .then()
                .statusCode(200)
                .body("ldhName", equalTo("xn--4cabco7dk5a.dk"))
                .body("unicodeName", equalTo("æøåöäüé.dk"));
    }

    @Test
    void aNameSaysWhetherItIsRenewedByItself() {
        publicly().get("/rdap/domain/self-managed.dk").then().body("dkhm_autoRenew", equalTo(false));
    }

    @Test
    void sharpSAndDoubleSAreTwoNames() {
        publicly().get("/rdap/domain/{name}", "straße.dk").then().body("ldhName", equalTo("xn--strae-oqa.dk"));
        publicly().get("/rdap/domain/{name}", "strasse.dk").then().body("ldhName", equalTo("strasse.dk"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain/findes-ikke.dk",
                "domain/www.eksempel.dk",
                "domain/eksempel.com",
                "entity/REG-999999-DK",
                "nameserver/ns1.findes-ikke.example"
            })
    void whatTheRegistryDoesNotHaveIsAnRdapError(String query) {
        publicly()
                .get("/rdap/" + query)
                .then()
                .statusCode(404)
                .contentType("application/rdap+json")
                .body("errorCode", equalTo(404))
                .body("rdapConformance", hasItem("rdap_level_0"))
                .body("title", equalTo("Not Found"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain/-eksempel.dk",
                "domain/eks_empel.dk",
                "domain/a@eksempel.dk",
                "domain/xn--a.dk",
                "entity/har mellemrum",
                "nameserver/-"
            })
    void whatCanNotBeANameIsAnRdapError(String query) {
        String[] parts = query.split("/");
        publicly()
                .get("/rdap/" + parts[0] + "/{name}", parts[1])
                .then()
                .statusCode(400)
                .contentType("application/rdap+json")
                .body("errorCode", equalTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ip/192.0.2.1", "autnum/64500", "domains?name=e*", "noget/andet"})
    void queriesThatAreNotOfferedAreAnRdapError(String query) {
        publicly()
                .get("/rdap/" + query)
                .then()
                .statusCode(501)
                .contentType("application/rdap+json")
                .body("errorCode", equalTo(501));
    }

    @Test
    void headTellsWhetherANameIsThereWithoutTellingMore() {
        Response there = publicly().head("/rdap/domain/eksempel.dk");

        assertThat(there.statusCode()).isEqualTo(200);
        assertThat(there.contentType()).startsWith("application/rdap+json");
        assertThat(there.body().asString()).isEmpty();
        publicly().head("/rdap/domain/findes-ikke.dk").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/rdap+json", "application/json", "*/*"})
    void theAnswerIsRdapWhateverIsAccepted(String accept) {
        given().accept(accept)
                .get("/rdap/domain/eksempel.dk")
                .then()
                .statusCode(200)
                .contentType("application/rdap+json");
    }

    @Test
    void webPagesMayAskToo() {
        publicly().get("/rdap/help").then().header("Access-Control-Allow-Origin", "*");
    }

    @Test
    void ourOwnServicesSeeTheRegistrantsMailbox() {
        given().auth()
                .oauth2(Tokens.of("flagger-services"))
                .get("/rdap/domain/eksempel.dk")
                .then()
                .statusCode(200)
                .body("redacted", equalTo(null))
                .body(registrantCard(), hasItem(equalTo("kontakt@eksempelvirksomheden.example")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "authority-one", "downstream-client"})
    void otherPeoplesTokensShowNoMore(String someone) {
        given().auth()
                .oauth2(Tokens.of(someone))
                .get("/rdap/domain/eksempel.dk")
                .then()
                .statusCode(200)
                .body("redacted.name.type", hasItem("Registrant Email"))
                .body(registrantCard(), not(hasItem(equalTo("kontakt@eksempelvirksomheden.example"))));
    }

    @Test
    void aTokenThatIsNotGoodIsRefusedRatherThanIgnored() {
        for (String bad : new String[] {
            Tokens.expired("flagger-services"),
            Tokens.forAnotherAudience("flagger-services"),
            Tokens.withForgedSignature("flagger-services")
        }) {
            given().auth().oauth2(bad).get("/rdap/domain/eksempel.dk").then().statusCode(401);
        }
    }

    @Test
    void healthMetricsAndTheDescriptionOfTheApiNeedNoLogin() {
        publicly().get("/q/health").then().statusCode(200);
        assertThat(publicly().get("/q/metrics").asString()).contains("standin_lag_records", "standin_names_suspended");
        publicly().get("/q/openapi").then().statusCode(200);
    }

    @Test
    void tellsWhereTheZoneIsAnswered() {
        publicly()
                .get("/stand-in/dns")
                .then()
                .statusCode(200)
                .body("zone", equalTo("dk."))
                .body("address", startsWith("127."))
                .body("port", not(equalTo(0)));
    }

    private static String registrantCard() {
        return "entities.find { it.roles[0] == 'registrant' }.vcardArray[1].collect { it[3] }";
    }

    private static RequestSpecification publicly() {
        return given();
    }

    private static String root() {
        return "http://localhost:" + RestAssured.port + "/rdap/";
    }

    private static void leave(JsonNode body, String file) throws IOException {
        Path path = Path.of("target", file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, body.toPrettyString() + "\n");
    }

    private static JsonNode approved(String file) throws IOException {
        try (InputStream in = RdapTest.class.getResourceAsStream("/" + file)) {
            return JSON.readTree(new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
