package dk.punktum.flagger.intake.receipt;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.Intake;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class SignedReceiptTest extends IntakeTest {

    private static final Path PAGE = Path.of("../docs/intake-api.md");
    private static final Pattern PROGRAM = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @Test
    void aReceiptProvesNumberTimeNamesAndContent() throws Exception {
        // Given
        Submission decision = ONE.decides("ÆØÅÖÄÜÉ.dk", "www.eksempel.dk", "eksempel.dk", "anna@eksempel.dk");
        byte[] sent = (" " + new ObjectMapper().writeValueAsString(decision) + "\n").getBytes(UTF_8);

        // When
        JsonPath answer = handsIn(sent);

        // Then
        String proven =
                Receipts.verified(answer.getString("signedReceipt"), keys()).orElseThrow();
        JsonPath claims = JsonPath.from(proven);
        assertThat(claims.getString("flagId")).isEqualTo(answer.getString("flagId"));
        assertThat(claims.getString("flagNumber")).isEqualTo(answer.getString("flagNumber"));
        assertThat(claims.getString("receivedAt")).isEqualTo(answer.getString("receivedAt"));
        assertThat(claims.getUUID("agreementId")).isEqualTo(Intake.agreementOf(ONE));
        assertThat(claims.getString("contentSha256")).isEqualTo(Authority.sha256(sent));
        assertThat(claims.getString("documentSha256")).isEqualTo(decision.documentSha256());
        assertThat(claims.getList("accepted")).isEqualTo(List.of("xn--4cabco7dk5a.dk", "eksempel.dk"));
        assertThat(claims.getList("refused.position")).isEqualTo(List.of(1, 3));
        assertThat(claims.getList("refused.code")).isEqualTo(List.of("below-registrable-name", "email-address"));
        assertThat(proven).doesNotContain("anna").doesNotContain((String) decision.caseNumber());
    }

    @Test
    void theDocumentedProgramVerifiesItOffline() throws Exception {
        // Given
        assumePython();
        byte[] document = Authority.aPdf();
        Authority.Document uploaded = ONE.uploads(document);
        byte[] flag = new ObjectMapper()
                .writeValueAsBytes(
                        ONE.decides("eksempel.dk").document(uploaded.id().toString(), uploaded.sha256()));
        JsonPath answer = handsIn(flag);
        String receipt = answer.getString("signedReceipt");

        // When
        Said good = verifies(receipt, keys(), flag, document);

        // Then
        assertThat(good.exitCode()).as(good.output()).isZero();
        assertThat(good.output()).contains(answer.getString("flagNumber"), "eksempel.dk");
        assertThat(verifies(receipt, keys(), "{}".getBytes(UTF_8), document))
                .isEqualTo(new Said(1, "contentSha256 is not of flag.json"));
        assertThat(verifies(receipt, keys(), flag, Authority.aPdf()))
                .isEqualTo(new Said(1, "documentSha256 is not of decision.pdf"));
        assertThat(verifies(withOtherPayload(receipt), keys(), flag, document))
                .isEqualTo(new Said(1, "The signature is wrong"));
        assertThat(verifies(receipt, "{\"keys\": []}", flag, document))
                .isEqualTo(new Said(1, "Signed with a key that is not published"));
    }

    @Test
    void itIsGivenAgain() {
        JsonPath answer = ONE.submits(ONE.decides("eksempel.dk"))
                .statusCode(202)
                .extract()
                .jsonPath();
        UUID flag = answer.getUUID("flagId");

        for (Authority reader : List.of(ONE, new Authority("clara"))) {
            String receipt = reader.asks()
                    .get(answer.getString("links.receipt"))
                    .then()
                    .statusCode(200)
                    .contentType("application/jose")
                    .extract()
                    .asString();
            assertThat(receipt).isEqualTo(answer.getString("signedReceipt"));
        }
        assertProblem(TWO.asks().get("/flags/{id}/receipt", flag).then(), 404, "no-receipt");
        assertProblem(ONE.asks().get("/flags/{id}/receipt", UUID.randomUUID()).then(), 404, "no-receipt");
        assertProblem(
                new Authority("downstream-client")
                        .asks()
                        .get("/flags/{id}/receipt", flag)
                        .then(),
                403,
                "forbidden");
        assertProblem(given().get("/flags/{id}/receipt", flag).then(), 401, "token-missing");
    }

    @Test
    void everybodyMayHaveAndKeepTheKeys() {
        var answer = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .contentType("application/jwk-set+json")
                .header("Cache-Control", "public, max-age=3600")
                .extract();

        assertThat(answer.jsonPath().getMap("keys[0]").keySet())
                .containsExactlyInAnyOrder("kty", "kid", "use", "alg", "crv", "x", "y");
        given().header("If-None-Match", answer.header("ETag"))
                .get("/.well-known/jwks.json")
                .then()
                .statusCode(304)
                .body(emptyString());
    }

    private static JsonPath handsIn(byte[] flag) {
        return ONE.asks()
                .contentType("application/json")
                .header("Idempotency-Key", Authority.newKey())
                .body(flag)
                .post("/flags")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private static String keys() {
        return given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String withOtherPayload(String receipt) {
        String[] parts = receipt.split("\\.");
        return parts[0] + "." + parts[1].replaceFirst("^eyJm", "eyJn") + "." + parts[2];
    }

    private record Said(int exitCode, String output) {}

    private Said verifies(String receipt, String jwks, byte[] flag, byte[] document)
            throws IOException, InterruptedException {
        var program = PROGRAM.matcher(Files.readString(PAGE));
        assertThat(program.find()).as("a program in %s", PAGE).isTrue();
        Files.writeString(directory.resolve("verify.py"), program.group(1));
        Files.writeString(directory.resolve("receipt.jws"), receipt);
        Files.writeString(directory.resolve("jwks.json"), jwks);
        Files.write(directory.resolve("flag.json"), flag);
        Files.write(directory.resolve("decision.pdf"), document);
        Process process = new ProcessBuilder("python3", "verify.py")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Said(process.waitFor(), output.strip());
    }

    /// Where everything is installed, a program that is not tried is a failure.
    private static void assumePython() throws InterruptedException {
        boolean there = hasPython();
        if (!there && !Boolean.parseBoolean(System.getenv("FLAGGER_REQUIRE_ALL_TESTS"))) {
            System.err.printf(
                    "%n*** NOT TRIED: the documented verification needs python3-cryptography (Debian) ***%n%n");
            assumeTrue(false, "python3-cryptography is not installed");
        }
        assertThat(there).as("python3-cryptography has to be installed").isTrue();
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import cryptography")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
