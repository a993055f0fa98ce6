package dk.punktum.flagger.intake.xarf;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class XarfTest extends IntakeTest {

    @Test
    void aReportIsAFlag() {
        ObjectNode report = report("eksempel.dk");

        Response answer = sends(report.toString(), Authority.newKey());

        answer.then()
                .statusCode(202)
                .header("RateLimit", notNullValue())
                .body("reportId", equalTo(report.path("report_id").asText()))
                .body("evidence[0].hash", equalTo("VERIFIED"))
                .body("receipt.domains[0].aLabel", equalTo("eksempel.dk"));
        ONE.reads(UUID.fromString(answer.path("receipt.flagId")))
                .body("caseNumber", equalTo(report.path("report_id").asText()))
                .body("statementOfReasons", equalTo("The shop takes money and delivers nothing."))
                .body("issuingAuthority.name", equalTo("Myndigheden"))
                .body("reportEffectTo.email", equalTo("flag@myndighed.example"))
                .body("locations", contains("https://www.eksempel.dk/udsalg"));
    }

    /// The schema's own pattern admits none of these.
    @ParameterizedTest
    @ValueSource(strings = {"xn--4cabco7dk5a.dk", "æøåöäüé.dk"})
    void namesWithDanishLettersAreTaken(String domain) {
        ObjectNode report = report(domain);
        report.remove("url");

        sends(report.toString(), Authority.newKey())
                .then()
                .statusCode(202)
                .body("receipt.domains[0].aLabel", equalTo("xn--4cabco7dk5a.dk"));
    }

    @Test
    void whatXarfHasNoPlaceForIsNeverGuessed() {
        ObjectNode report = report("eksempel.dk");
        report.remove("trusted_flagger");

        intake.assertNoTrace(() -> assertProblem(
                        sends(report.toString(), Authority.newKey()).then(), 400, "flag-malformed")
                .body(
                        "errors.pointer",
                        hasItems(
                                "/decisionDate",
                                "/legalGround",
                                "/proportionality",
                                "/documentId",
                                "/documentSha256")));
    }

    @Test
    void aHostIsRefusedWithWhatWasMeant() {
        ObjectNode report = report("www.eksempel.dk");

        assertProblem(sends(report.toString(), Authority.newKey()).then(), 422, "no-domain-accepted")
                .body("domains[0].meant", equalTo("eksempel.dk"));
    }

    @Test
    void evidenceThatIsNotWhatItIsSaidToBeIsRefused() {
        ObjectNode report = report("eksempel.dk");
        ((ObjectNode) report.path("evidence").path(0)).put("payload", "aGVqIQ==");

        intake.assertNoTrace(() -> assertProblem(
                        sends(report.toString(), Authority.newKey()).then(), 422, "evidence-mismatch")
                .body("errors[0].pointer", equalTo("/evidence/0/hash"))
                .body("errors[0].detail", containsString("sha256:")));
    }

    @Test
    void inABatchEachIsTakenOrRefusedForItself() {
        ObjectNode taken = report("eksempel.dk");
        sends(taken.toString(), Authority.newKey()).then().statusCode(202);
        ObjectNode mismatch = report("eksempel.dk");
        ((ObjectNode) mismatch.path("evidence").path(0)).put("payload", "aGVqIQ==");
        ObjectNode prohibited = report("eksempel.dk").put("type", "csam");
        String batch = List.of(report("eksempel.dk"), taken, mismatch, prohibited, "7", report("fence.dk"))
                .toString();

        sends(batch, Authority.newKey())
                .then()
                .statusCode(200)
                .body("taken", equalTo(2))
                .body("refused", equalTo(4))
                .body("reports.position", contains(0, 1, 2, 3, 4, 5))
                .body("reports.status", contains(202, 409, 422, 422, 400, 202))
                .body("reports[1].problem.type", containsString("case-number-taken"))
                .body("reports[2].problem.errors[0].code", equalTo("evidence-hash-mismatch"))
                .body("reports[3].problem.type", containsString("prohibited-payload"))
                .body("reports[3].reportId", nullValue())
                .body("reports[5].receipt.flagId", notNullValue());
    }

    @Test
    void theSameBatchWithTheSameKeyIsTakenOnce() {
        String batch = List.of(report("eksempel.dk"), report("fence.dk")).toString();
        String key = Authority.newKey();
        String first = sends(batch, key).asString();

        intake.assertNoTrace(() -> assertThat(sends(batch, key).asString()).isEqualTo(first));
    }

    @Test
    void aDryRunLeavesNoTrace() {
        for (String sent : List.of(
                report("eksempel.dk").toString(), List.of(report("eksempel.dk")).toString())) {
            intake.assertNoTrace(() -> ONE.asks()
                    .contentType("application/json")
                    .header("Prefer", "handling=dry-run")
                    .body(sent.getBytes(UTF_8))
                    .post("/flags/xarf")
                    .then()
                    .statusCode(200)
                    .header("Preference-Applied", equalTo("handling=dry-run"))
                    .body(containsString("\"preview\"")));
        }
    }

    @Test
    void anotherVersionOrNoReportAtAllIsRefused() {
        String former = report("eksempel.dk").put("xarf_version", "3.0.0").toString();
        intake.assertNoTrace(() -> {
            assertProblem(sends(former, Authority.newKey()).then(), 400, "report-malformed")
                    .body("errors[0].code", equalTo("not-xarf-4"));
            assertProblem(sends("{\"Version\": \"3\"}", Authority.newKey()).then(), 400, "report-malformed")
                    .body("errors.pointer", hasItems("/xarf_version", "/report_id", "/reporter", "/type"));
            assertProblem(sends("[]", Authority.newKey()).then(), 422, "no-reports");
            assertProblem(
                    sends("[" + "{},".repeat(100) + "{}]", Authority.newKey()).then(), 422, "too-many-reports");
            for (String broken : List.of("", "[", "7", "{\"a\":1}}", "{\"a\":1,\"a\":2}", "\u0000")) {
                assertProblem(sends(broken, Authority.newKey()).then(), 400, "not-json");
            }
            assertProblem(
                    ONE.asks()
                            .contentType("application/json")
                            .body("{}")
                            .post("/flags/xarf")
                            .then(),
                    400,
                    "idempotency-key-missing");
        });
    }

    /// Whatever stands in a member, the answer is a problem or a receipt, and never a fault of ours.
    @Test
    void noMemberBreaksIt() {
        var random = new Random(4711);
        ObjectNode sound = report("eksempel.dk");
        List<String> members = new ArrayList<>();
        sound.fieldNames().forEachRemaining(members::add);
        List<String> values = List.of("null", "7", "\"\"", "[]", "{}", "[7]", "true", "\"\\u0000\"", "\"\\ud800\"");
        for (int run = 0; run < 60; run++) {
            ObjectNode broken = sound.deepCopy();
            String member = members.get(random.nextInt(members.size()));
            broken.set(member, json(values.get(random.nextInt(values.size()))));

            Response answer = ONE.asks()
                    .contentType("application/json")
                    .header("Prefer", "handling=dry-run")
                    .body(broken.toString().getBytes(UTF_8))
                    .post("/flags/xarf");

            assertThat(answer.statusCode()).as(broken.toString()).isBetween(200, 499);
        }
    }

    @Test
    void onlyFlaggersSend() {
        for (String person : List.of("otto", "anna")) {
            assertProblem(
                    new Authority(person)
                            .asks()
                            .contentType("application/json")
                            .body("{}")
                            .post("/flags/xarf")
                            .then(),
                    403,
                    "forbidden");
        }
    }

    private static Response sends(String body, String key) {
        return ONE.asks()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body.getBytes(UTF_8))
                .post("/flags/xarf");
    }

    /// The example of the API's description, about this name, with a document and an id of its own.
    private static ObjectNode report(String domain) {
        Authority.Document document = ONE.uploads(Authority.aPdf());
        ObjectNode report = (ObjectNode) json(XarfExample.REPORT);
        report.put("report_id", UUID.randomUUID().toString());
        report.put("domain", domain);
        if (!domain.endsWith("eksempel.dk")) {
            report.remove("url");
        }
        ((ObjectNode) report.path("trusted_flagger"))
                .put("documentId", document.id().toString())
                .put("documentSha256", document.sha256());
        return report;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
