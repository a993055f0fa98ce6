package dk.punktum.flagger.intake.handout;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class FlagDocumentTest extends IntakeTest {

    private static final Authority OFFICER = new Authority("clara");

    @Test
    void anOfficerReadsWhatWasUploadedAndThatIsKept() {
        Submission decision = ONE.decides("eksempel.dk");
        String sha256 = String.valueOf(decision.documentSha256());
        UUID flag =
                UUID.fromString(ONE.submits(decision).statusCode(202).extract().path("flagId"));

        byte[] document = reads(OFFICER, flag)
                .statusCode(200)
                .contentType("application/pdf")
                .header("Repr-Digest", equalTo("sha-256=:" + base64(sha256) + ":"))
                .header("Content-Disposition", matchesPattern("attachment; filename=\"F-.*\\.pdf\""))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();

        assertThat(Authority.sha256(document)).isEqualTo(sha256);
        assertThat(readings(flag)).isEqualTo(1);
        assertThat(readingsBy(OFFICER, flag)).isEqualTo(1);
        reads(ONE, flag).statusCode(200);
        assertThat(readings(flag)).isEqualTo(2);
        assertThat(readingsBy(ONE, flag)).isEqualTo(1);
    }

    @Test
    void othersReadNothingAndLeaveNoTrace() {
        UUID flag = ONE.flags("eksempel.dk");

        assertProblem(reads(TWO, flag), 404, "unknown-flag");
        assertProblem(reads(ONE, Uuid7.next()), 404, "unknown-flag");
        assertProblem(reads(new Authority("otto"), flag), 403, "forbidden");
        assertProblem(RestAssured.given().get("/flags/{id}/document", flag).then(), 401, "token-missing");

        assertThat(readings(flag)).isZero();
    }

    @Test
    void whoReadItStays() {
        UUID flag = ONE.flags("eksempel.dk");
        reads(OFFICER, flag).statusCode(200);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> intake.execute("delete from document_reading where flag_id = '%s'".formatted(flag)));
    }

    private long readings(UUID flag) {
        return intake.number("select count(*) from document_reading where flag_id = ?", flag);
    }

    private long readingsBy(Authority who, UUID flag) {
        return intake.number(
                "select count(*) from document_reading where flag_id = ? and read_by = ?", flag, who.clientId());
    }

    private static ValidatableResponse reads(Authority who, UUID flag) {
        return who.asks().get("/flags/{id}/document", flag).then();
    }

    private static String base64(String sha256) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }
}
