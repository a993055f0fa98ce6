package dk.punktum.flagger.intake.prohibited;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class ProhibitedPayloadTest extends IntakeTest {

    private static final byte[] PICTURE = "\u00ff\u00d8\u00ff\u00e0 a picture".getBytes(ISO_8859_1);

    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "video/mp4", "audio/mpeg", "application/zip", "multipart/form-data"})
    void whatIsNoDocumentIsRefusedWithWhereToReport(String type) {
        intake.assertNoTrace(() -> assertProhibited(uploads(type), 415));
    }

    @Test
    void aPictureThatCallsItselfADocumentIsFoundOut() {
        intake.assertNoTrace(() -> assertProhibited(uploads("application/pdf"), 415));
    }

    @Test
    void itIsSaidInDanish() {
        assertProblem(
                        ONE.asks()
                                .contentType("image/png")
                                .header("Accept-Language", "da")
                                .body(PICTURE)
                                .post("/documents")
                                .then(),
                        415,
                        "prohibited-payload")
                .body("detail", containsString("ulovligt at besidde"))
                .body("reportTo[0].name", containsString("Politiet"));
    }

    @Test
    void onlyFlaggersAreAnswered() {
        assertProblem(
                new Authority("otto")
                        .asks()
                        .contentType("image/png")
                        .body(PICTURE)
                        .post("/documents")
                        .then(),
                403,
                "forbidden");
    }

    /// Not where it is, nor that it was: neither in tables nor in the log nor in the answer.
    @ParameterizedTest
    @ValueSource(strings = {"%s", "[%s]"})
    void aReportAboutAbuseOfChildrenLeavesNothingBehind(String request) {
        String report = """
                {"xarf_version": "4.2.0", "report_id": "7b0d2c1e-1111-4222-8333-944455566677", "category": "content",
                 "type": "csam", "url": "https://stedet-som-ingen-skal-kende.dk/a", "domain": "stedet-som-ingen-skal-kende.dk"}""";
        Queue<String> log = new ConcurrentLinkedQueue<>();
        Handler listener = listener(log);
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            intake.assertNoTrace(() -> {
                String answer = ONE.asks()
                        .contentType("application/json")
                        .header("Idempotency-Key", Authority.newKey())
                        .body(request.formatted(report).getBytes(UTF_8))
                        .post("/flags/xarf")
                        .asString();
                assertThat(answer)
                        .contains("problem/prohibited-payload", "https://redbarnet.dk/anmelddet")
                        .doesNotContain("stedet-som")
                        .doesNotContain("7b0d2c1e");
            });
        } finally {
            root.removeHandler(listener);
        }
        assertThat(log).noneMatch(line -> line.contains("stedet-som") || line.contains("7b0d2c1e"));
    }

    private static ValidatableResponse uploads(String type) {
        return ONE.asks().contentType(type).body(PICTURE).post("/documents").then();
    }

    private static void assertProhibited(ValidatableResponse answer, int status) {
        assertProblem(answer, status, "prohibited-payload")
                .body("reportTo.address", hasItems("https://politi.dk/anmeld", "https://redbarnet.dk/anmelddet"))
                .body("reportTo[0].telephone", equalTo("114"));
    }

    private static Handler listener(Queue<String> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.add(String.valueOf(line.getMessage()) + Arrays.toString(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
