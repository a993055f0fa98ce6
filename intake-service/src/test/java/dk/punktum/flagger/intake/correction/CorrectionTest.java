package dk.punktum.flagger.intake.correction;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Authority.newKey;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.FlagCorrected;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.receipt.Receipts;
import dk.punktum.flagger.testing.ClientThreads;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class CorrectionTest extends IntakeTest {

    private final ObjectMapper json = new ObjectMapper();
    private Map<String, Object> sent;
    private UUID flag;

    @BeforeEach
    void aFlagIsHandedIn() {
        sent = new HashMap<>(json.convertValue(ONE.decides("rettelse.dk", "fejl.dk"), new TypeReference<>() {}));
        flag = UUID.fromString(ONE.submits(sent).statusCode(202).extract().path("flagId"));
    }

    @Test
    void aCorrectionIsShownAndEveryVersionIsKept() throws Exception {
        // Given
        Authority.Document scan = ONE.uploads(Authority.aPdf());
        Map<String, Object> first = with(
                "reportEffectTo",
                Map.of("name", "Kontoret", "email", "kontoret@myndighed.example"),
                "reason",
                "The contact had changed.");
        Map<String, Object> second = with(
                "documentId",
                scan.id().toString(),
                "documentSha256",
                scan.sha256(),
                "redress",
                "Eight weeks.",
                "reason",
                "A page of the scan was missing.");

        // When
        corrects(first).then().statusCode(201).body("version", equalTo(2));
        corrects(second).then().statusCode(201).body("version", equalTo(3));

        // Then
        ONE.reads(flag)
                .body("version", equalTo(3))
                .body("redress", equalTo("Eight weeks."))
                .body("document.sha256", equalTo(scan.sha256()))
                .body("reportEffectTo", equalTo(null))
                .body("domains.aLabel", contains("rettelse.dk", "fejl.dk"));
        ONE.asks()
                .get("/flags/{id}/versions", flag)
                .then()
                .statusCode(200)
                .body("version", contains(1, 2, 3))
                .body("reason", contains(null, "The contact had changed.", "A page of the scan was missing."))
                .body("[1].reportEffectTo.email", equalTo("kontoret@myndighed.example"))
                .body("[1].documentSha256", equalTo(sent.get("documentSha256")))
                .body("[2].documentSha256", equalTo(scan.sha256()));
        assertThatThrownBy(() -> intake.execute("update flag_version set reason = 'another'"))
                .hasMessageContaining("written once");
        for (String domain : List.of("rettelse.dk", "fejl.dk")) {
            assertThat(kafka.await(
                                    "the second correction of " + domain,
                                    FlagCorrected.class,
                                    event -> event.flagId().equals(flag)
                                            && event.version() == 3
                                            && event.domain().aLabel().equals(domain))
                            .event()
                            .documentSha256())
                    .isEqualTo(scan.sha256());
        }
    }

    @Test
    void eachVersionHasAReceiptOfItsOwnThatVerifiesWithThePublishedKeysAlone() throws Exception {
        byte[] body = json.writeValueAsBytes(with("redress", "Eight weeks.", "reason", "It was left out."));

        String receipt = asksWith(newKey())
                .body(body)
                .post("/flags/{id}/corrections", flag)
                .then()
                .statusCode(201)
                .extract()
                .path("signedReceipt");

        String keys = given().get("/.well-known/jwks.json").asString();
        JsonNode claims = json.readTree(Receipts.verified(receipt, keys).orElseThrow());
        assertThat(claims.at("/version").asInt()).isEqualTo(2);
        assertThat(claims.at("/flagId").asText()).isEqualTo(flag.toString());
        assertThat(claims.at("/contentSha256").asText()).isEqualTo(Authority.sha256(body));
        List<String> receipts = ONE.asks().get("/flags/{id}/versions", flag).path("signedReceipt");
        assertThat(receipts).hasSize(2).doesNotHaveDuplicates().contains(receipt);
        assertThat(receipts)
                .allSatisfy(each -> assertThat(Receipts.verified(each, keys)).isPresent());
        assertThat(ONE.asks().get("/flags/{id}/receipt", flag).asString()).isEqualTo(receipts.getFirst());
    }

    @Test
    void whatAVerdictOrAHoldRestsOnIsRefusedWithTheAdviceToSupersede() {
        intake.assertNoTrace(() -> {
            assertProblem(
                            corrects(with(
                                            "domains",
                                            List.of("rettelse.dk", "anden.dk"),
                                            "caseNumber",
                                            "another",
                                            "reason",
                                            "wrong"))
                                    .then(),
                            422,
                            "not-correctable")
                    .body("errors.pointer", contains("/caseNumber", "/domains"));
            assertProblem(
                    corrects(with("legalGround", "terms-9.2", "reason", "wrong"))
                            .then(),
                    422,
                    "not-correctable");
            assertProblem(corrects(with("reason", "nothing")).then(), 422, "nothing-corrected");
            assertProblem(corrects(sent).then(), 400, "flag-malformed").body("errors.pointer", contains("/reason"));
            assertProblem(
                            corrects(with("reason", " ", "redress", 7, "unheard", "of"))
                                    .then(),
                            400,
                            "flag-malformed")
                    .body("errors", hasSize(3));
        });
    }

    @Test
    void onlyItsAuthorityCorrectsAFlagAndOnlyWhileItStands() {
        Map<String, Object> correction = with("redress", "Eight weeks.", "reason", "It was left out.");
        Map<String, Object> superseding = with("caseNumber", newKey(), "supersedes", flag.toString());

        assertProblem(corrects(TWO, flag, correction, newKey()).then(), 404, "unknown-flag");
        assertProblem(corrects(ONE, Uuid7.next(), correction, newKey()).then(), 404, "unknown-flag");
        assertProblem(
                corrects(new Authority("clara"), flag, correction, newKey()).then(), 403, "forbidden");
        assertProblem(TWO.asks().get("/flags/{id}/versions", flag).then(), 404, "unknown-flag");
        assertProblem(
                new Authority("downstream-client")
                        .asks()
                        .get("/flags/{id}/versions", flag)
                        .then(),
                403,
                "forbidden");
        new Authority("clara").asks().get("/flags/{id}/versions", flag).then().statusCode(200);

        String later = ONE.submits(superseding).statusCode(202).extract().path("flagId");
        assertProblem(corrects(correction).then(), 409, "already-superseded").body("flagId", equalTo(later));
        ONE.withdraws(UUID.fromString(later), "{\"reason\": \"RESOLVED\"}").statusCode(200);
        assertProblem(
                corrects(ONE, UUID.fromString(later), correction, newKey()).then(), 409, "flag-is-withdrawn");
    }

    @Test
    void underASuspendedAgreementNothingIsCorrected() {
        intake.agreement(kafka, ONE, terms -> terms.suspended());

        assertProblem(
                corrects(with("redress", "Eight weeks.", "reason", "It was left out."))
                        .then(),
                403,
                "agreement-not-in-force");
    }

    @Test
    void aRepetitionGetsTheSameAnswerAndADryRunLeavesNothing() {
        Map<String, Object> correction = with("redress", "Eight weeks.", "reason", "It was left out.");
        String key = newKey();

        intake.assertNoTrace(() -> asksWith(key)
                .header("Prefer", "handling=dry-run")
                .body(correction)
                .post("/flags/{id}/corrections", flag)
                .then()
                .statusCode(200)
                .header("Preference-Applied", "handling=dry-run")
                .body("version", equalTo(2)));
        byte[] first = corrects(ONE, flag, correction, key)
                .then()
                .statusCode(201)
                .extract()
                .asByteArray();

        intake.assertNoTrace(() -> {
            assertThat(corrects(ONE, flag, correction, key).asByteArray()).isEqualTo(first);
            assertProblem(
                    corrects(ONE, flag, with("redress", "Nine.", "reason", "No."), key)
                            .then(),
                    422,
                    "idempotency-key-reused");
            assertProblem(ONE.submits(correction, key).then(), 422, "idempotency-key-reused");
        });
    }

    @Test
    void correctionsAtTheSameTimeMakeVersionsOfTheirOwn() throws Exception {
        try (var threads = ClientThreads.each()) {
            List<Future<Response>> all = IntStream.range(0, 5)
                    .mapToObj(i -> with("redress", "Weeks: " + i, "reason", "Number " + i))
                    .map(correction -> threads.submit(() -> corrects(correction)))
                    .toList();
            for (Future<Response> one : all) {
                one.get().then().statusCode(201);
            }
        }

        ONE.asks().get("/flags/{id}/versions", flag).then().body("version", contains(1, 2, 3, 4, 5, 6));
    }

    /// Danish for Danes, with the same codes.
    @Test
    void theRefusalIsToldInDanishToo() throws JsonProcessingException {
        String detail = asksWith(newKey())
                .header("Accept-Language", "da")
                .body(json.writeValueAsString(with("legalGround", "terms-9.2", "reason", "forkert"))
                        .getBytes(StandardCharsets.UTF_8))
                .post("/flags/{id}/corrections", flag)
                .then()
                .statusCode(422)
                .extract()
                .path("detail");

        assertThat(detail).startsWith("Det kan en rettelse ikke ændre");
    }

    private Map<String, Object> with(Object... members) {
        Map<String, Object> body = new HashMap<>(sent);
        for (int i = 0; i < members.length; i += 2) {
            body.put((String) members[i], members[i + 1]);
        }
        return body;
    }

    private Response corrects(Map<String, Object> body) {
        return corrects(ONE, flag, body, newKey());
    }

    private static Response corrects(Authority authority, UUID flag, Object body, String key) {
        return authority
                .asks()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/flags/{id}/corrections", flag);
    }

    private static RequestSpecification asksWith(String key) {
        return ONE.asks().contentType("application/json").header("Idempotency-Key", key);
    }
}
