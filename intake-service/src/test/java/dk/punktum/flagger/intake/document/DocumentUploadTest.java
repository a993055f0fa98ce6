package dk.punktum.flagger.intake.document;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class DocumentUploadTest extends IntakeTest {

    private static final int LIMIT = 20 * 1024 * 1024;

    @Test
    void aDocumentIsKeptAsItIsUnderTheAgreementThatItCameUnder() {
        byte[] document = Authority.aPdf();

        Authority.Document receipt = ONE.uploads(document);

        assertThat(receipt.sha256()).isEqualTo(hex(sha256(document)));
        assertThat(intake.number(
                        "select count(*) from decision_document where id = ? and agreement_id = ? and content = ?",
                        receipt.id(),
                        dk.punktum.flagger.intake.Intake.agreementOf(ONE),
                        document))
                .isOne();
        assertThat(intake.temporaryFiles()).isZero();
    }

    @Test
    void theLargestDocumentIsTaken() {
        byte[] document = pdf(LIMIT);

        upload(document).statusCode(201).body("bytes", equalTo(LIMIT)).body("sha256", equalTo(hex(sha256(document))));
    }

    @Test
    void oneByteMoreIsTooLarge() {
        intake.assertNoTrace(() -> assertProblem(upload(pdf(LIMIT + 1)), 413, "too-large"));
    }

    @Test
    void whatDoesNotSayHowLargeItIsIsCounted() throws IOException {
        Map<String, Long> before = intake.traces();

        String answer = sendChunked(LIMIT + 1);

        assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json", "problem/too-large");
        assertThat(intake.traces()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "\n%PDF-1.7"})
    void whatDoesNotBeginAsAPdfIsRefused(String content) {
        intake.assertNoTrace(() -> assertProblem(upload(content.getBytes(US_ASCII)), 415, "not-a-pdf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/octet-stream", "application/json"})
    void anotherContentTypeIsRefused(String contentType) {
        intake.assertNoTrace(() -> assertProblem(
                ONE.asks()
                        .contentType(contentType)
                        .body(Authority.aPdf())
                        .post("/documents")
                        .then(),
                415,
                "unsupported-media-type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Digest", "Repr-Digest"})
    void anAnnouncedHashIsChecked(String field) {
        byte[] document = Authority.aPdf();
        String right = "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(sha256(document)));
        String wrong = "sha-256=:%s:".formatted(Base64.getEncoder().encodeToString(sha256(new byte[0])));

        upload(field, right, document).statusCode(201);
        intake.assertNoTrace(() -> {
            assertProblem(upload(field, wrong, document), 422, "digest-mismatch")
                    .body("sha256", equalTo(hex(sha256(document))));
            assertProblem(upload(field, "sha-256=?", document), 400, "digest-malformed");
        });
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        Map<String, Long> before = intake.traces();
        double refused = brokenOff();

        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head("Content-Length: 1000000").getBytes(US_ASCII));
            out.write(pdf(100_000));
            out.flush();
        }

        await("the upload that broke off to be noticed").until(() -> brokenOff() > refused);
        assertThat(intake.traces()).isEqualTo(before);
    }

    @Test
    void aDocumentIsWrittenOnce() {
        Authority.Document document = ONE.uploads(Authority.aPdf());

        for (String sql : new String[] {
            "update decision_document set content = '\\x255044462d00', bytes = 6 where id = '%s'",
            "delete from decision_document where id = '%s'"
        }) {
            assertThatThrownBy(() -> intake.execute(sql.formatted(document.id())))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("written once");
        }
    }

    @Test
    void theDatabaseItselfRefusesAWrongHash() {
        assertThatThrownBy(() -> intake.execute("""
                        insert into decision_document (id, agreement_id, client_id, content, bytes, sha256, received_at)
                        select gen_random_uuid(), id, 'x', '\\x255044462d', 5, repeat('0', 64), now() from agreement
                        """))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("decision_document");
    }

    /// Counted by the service itself.
    private static double brokenOff() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("flagger_intake_documents_total") && line.contains("upload-aborted"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /// Without RestAssured's log of failures: it writes 20 MB down as a list of numbers, for half a minute.
    private static ValidatableResponse upload(byte[] document) {
        return ONE.asks()
                .config(RestAssured.config().logConfig(LogConfig.logConfig()))
                .contentType("application/pdf")
                .body(document)
                .post("/documents")
                .then();
    }

    private static ValidatableResponse upload(String field, String value, byte[] document) {
        return ONE.asks()
                .contentType("application/pdf")
                .header(field, value)
                .body(document)
                .post("/documents")
                .then();
    }

    private static String sendChunked(int length) throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head("Transfer-Encoding: chunked").getBytes(US_ASCII));
            byte[] document = pdf(length);
            for (int from = 0; from < length; from += 65_536) {
                int size = Math.min(65_536, length - from);
                out.write((Integer.toHexString(size) + "\r\n").getBytes(US_ASCII));
                out.write(document, from, size);
                out.write("\r\n".getBytes(US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readNBytes(600), StandardCharsets.UTF_8);
        }
    }

    private static Socket connect() throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String head(String length) {
        return """
                POST /documents HTTP/1.1
                Host: localhost
                Connection: close
                Authorization: Bearer %s
                Content-Type: application/pdf
                %s

                """.formatted(Tokens.of(ONE.clientId()), length).replace("\n", "\r\n");
    }

    private static byte[] pdf(int length) {
        byte[] document = new byte[length];
        byte[] begin = Authority.aPdf();
        System.arraycopy(begin, 0, document, 0, begin.length);
        return document;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
