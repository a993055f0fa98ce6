package dk.punktum.flagger.intake.decision;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class DecisionContentTest extends IntakeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everythingThatArticle9AsksForIsKeptAndReadAgain() throws Exception {
        ObjectNode flag = decision("""
                "legalBasis": {"law": "NATIONAL", "reference": "Markedsføringsloven, § 20"},
                "statementOfReasons": "The shop delivers nothing.",
                "issuingAuthority": {"name": "Myndigheden", "unit": "E-handel"},
                "locations": ["https://www.eksempel.dk/a", "https://eksempel.dk/b"],
                "redress": "The courts, within eight weeks.",
                "reportEffectTo": {"name": "E-handel", "email": "e-handel@myndighed.example"},
                "durationDays": 30,
                "urgency": "URGENT"
                """);

        UUID id = UUID.fromString(ONE.submits(flag.toString())
                .statusCode(202)
                .body("measure", equalTo("SUSPEND"))
                .body("durationDays", equalTo(30))
                .body("urgency", equalTo("URGENT"))
                .extract()
                .path("flagId"));

        ONE.reads(id)
                .statusCode(200)
                .body("legalBasis.law", equalTo("NATIONAL"))
                .body("legalBasis.reference", equalTo("Markedsføringsloven, § 20"))
                .body("statementOfReasons", equalTo("The shop delivers nothing."))
                .body("issuingAuthority.name", equalTo("Myndigheden"))
                .body("issuingAuthority.unit", equalTo("E-handel"))
                .body("locations", contains("https://www.eksempel.dk/a", "https://eksempel.dk/b"))
                .body("redress", equalTo("The courts, within eight weeks."))
                .body("reportEffectTo.email", equalTo("e-handel@myndighed.example"))
                .body("durationDays", equalTo(30))
                .body("urgency", equalTo("URGENT"));
    }

    @Test
    void allOfItMayBeLeftOut() {
        UUID id = ONE.flags("eksempel.dk");

        ONE.reads(id)
                .body("durationDays", equalTo(30))
                .body("urgency", equalTo("NORMAL"))
                .body("$", not(hasKey("legalBasis")))
                .body("$", not(hasKey("locations")));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsPointer() throws Exception {
        ObjectNode flag = decision("""
                "legalBasis": {"law": "FOREIGN", "reference": "x"},
                "locations": ["https://eksempel.dk/", "https://fence.dk/"],
                "reportEffectTo": {"name": "E-handel", "email": "nobody"},
                "durationDays": 365,
                "urgency": "NOW"
                """);

        intake.assertNoTrace(() -> assertProblem(ONE.submits(flag.toString()), 422, "flag-refused")
                .body(
                        "errors.pointer",
                        contains(
                                "/legalBasis/law",
                                "/locations/1",
                                "/reportEffectTo/email",
                                "/durationDays",
                                "/urgency"))
                .body(
                        "errors.code",
                        contains(
                                "unknown-law",
                                "location-elsewhere",
                                "not-an-email-address",
                                "duration-not-offered",
                                "unknown-urgency")));
    }

    @Test
    void anUrgentFlagHasShorterClocksThanANormalOne() throws Exception {
        JsonPath normal = receipt(decision("\"urgency\": \"NORMAL\""));
        JsonPath urgent = receipt(decision("\"urgency\": \"URGENT\""));

        assertThat(allowed(normal, "acknowledgeBy")).isEqualTo(Duration.ofHours(1));
        assertThat(allowed(urgent, "acknowledgeBy")).isEqualTo(Duration.ofMinutes(15));
        assertThat(allowed(normal, "decideBy")).isEqualTo(Duration.ofDays(5));
        assertThat(allowed(urgent, "decideBy")).isEqualTo(Duration.ofHours(24));
        assertThat(allowed(normal, "effectBy")).isEqualTo(Duration.ofDays(6));
        assertThat(allowed(urgent, "effectBy")).isEqualTo(Duration.ofHours(28));
        ONE.reads(UUID.fromString(urgent.getString("flagId")))
                .body("domains[0].clocks.decide.due", equalTo(urgent.getString("deadlines.decideBy")))
                .body("domains[0].clocks.decide.late", equalTo(false))
                .body("domains[0].clocks.decide", not(hasKey("stoppedAt")));
    }

    private static Duration allowed(JsonPath receipt, String deadline) {
        return Duration.between(
                Instant.parse(receipt.getString("receivedAt")),
                Instant.parse(receipt.getString("deadlines." + deadline)));
    }

    private static JsonPath receipt(ObjectNode flag) {
        return ONE.submits(flag.toString()).statusCode(202).extract().jsonPath();
    }

    private static ObjectNode decision(String members) throws Exception {
        ObjectNode flag = JSON.valueToTree(ONE.decides("eksempel.dk"));
        flag.setAll((ObjectNode) JSON.readTree("{" + members + "}"));
        return flag;
    }
}
