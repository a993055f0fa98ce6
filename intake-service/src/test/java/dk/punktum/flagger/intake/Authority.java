package dk.punktum.flagger.intake;

import static io.restassured.RestAssured.given;

import dk.punktum.flagger.backing.Tokens;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// What an authority's system does, one line each.
public record Authority(String clientId) {

    public static final Authority ONE = new Authority("authority-one");
    public static final Authority TWO = new Authority("authority-two");
    public static final Authority THREE = new Authority("authority-three");

    /// Every document of these tests is one of a kind.
    public static byte[] aPdf() {
        return ("%PDF-2.0 decision " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
    }

    /// 64 lower-case hex digits.
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    public RequestSpecification asks() {
        return given().auth().oauth2(Tokens.of(clientId));
    }

    public Document uploads(byte[] document) {
        var answer = asks().contentType("application/pdf")
                .body(document)
                .post("/documents")
                .then()
                .statusCode(201)
                .extract();
        return new Document(UUID.fromString(answer.path("documentId")), answer.path("sha256"));
    }

    public record Document(UUID id, String sha256) {}

    /// A sound submission about these names, with a document of its own.
    public Submission decides(String... domains) {
        Document document = uploads(aPdf());
        return new Submission(
                "case-" + UUID.randomUUID(),
                "2026-07-01",
                "terms-9.1",
                "SUSPEND",
                new Submission.Proportionality("Ordered the host on 1 June.", "The host is silent.", "No mail."),
                document.id().toString(),
                document.sha256(),
                List.of(domains));
    }

    public Response submits(Object submission, String key) {
        return asks().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(submission)
                .post("/flags");
    }

    public ValidatableResponse submits(Object submission) {
        return submits(submission, newKey()).then();
    }

    /// @return the flag's id
    public UUID flags(String... domains) {
        return UUID.fromString(
                submits(decides(domains)).statusCode(202).extract().path("flagId"));
    }

    public ValidatableResponse reads(UUID flagId) {
        return asks().get("/flags/{id}", flagId).then();
    }

    public ValidatableResponse finds(String caseNumber) {
        return asks().queryParam("caseNumber", caseNumber).get("/flags").then();
    }

    public ValidatableResponse withdraws(UUID flagId, String body) {
        return asks().contentType("application/json")
                .body(body)
                .post("/flags/{id}/withdraw", flagId)
                .then();
    }
}
