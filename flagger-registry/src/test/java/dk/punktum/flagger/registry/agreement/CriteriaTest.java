package dk.punktum.flagger.registry.agreement;

import static dk.punktum.flagger.registry.agreement.Application.PDF;
import static dk.punktum.flagger.registry.agreement.Application.active;
import static dk.punktum.flagger.registry.agreement.Application.as;
import static dk.punktum.flagger.registry.agreement.Application.assertProblem;
import static dk.punktum.flagger.registry.agreement.Application.attach;
import static dk.punktum.flagger.registry.agreement.Application.change;
import static dk.punktum.flagger.registry.agreement.Application.draftBy;
import static dk.punktum.flagger.registry.agreement.Application.evidence;
import static dk.punktum.flagger.registry.agreement.Application.hear;
import static dk.punktum.flagger.registry.agreement.Application.newClient;
import static dk.punktum.flagger.registry.agreement.Application.signOff;
import static dk.punktum.flagger.registry.criterion.Criterion.LEGAL_RESPONSIBILITY;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class CriteriaTest {

    private static final String ACTIVATE =
            "update agreement set status = 'ACTIVE', activated_by = 'bo', activated_at = now() where id = ?::uuid";

    @Inject
    DataSource database;

    @Test
    void aCriterionIsSignedOffByAnotherPerson() {
        // Given
        String id = draftBy("anna", newClient());
        assertProblem(signOff("bo", id, LEGAL_RESPONSIBILITY), 422, "criterion-not-evidenced");
        evidence("anna", id, LEGAL_RESPONSIBILITY, "journal 2026-17").statusCode(200);
        assertProblem(signOff("anna", id, LEGAL_RESPONSIBILITY), 422, "four-eyes");

        // When
        ValidatableResponse signed = signOff("bo", id, LEGAL_RESPONSIBILITY);

        // Then
        signed.statusCode(200).body("criteria.LEGAL_RESPONSIBILITY.signedOffBy", equalTo("bo"));
    }

    @Test
    void newEvidenceHasToBeSignedOffAnew() {
        String id = draftBy("anna", newClient());
        evidence("anna", id, LEGAL_RESPONSIBILITY, "journal 2026-17").statusCode(200);
        signOff("bo", id, LEGAL_RESPONSIBILITY).statusCode(200);

        evidence("bo", id, LEGAL_RESPONSIBILITY, "journal 2026-18")
                .statusCode(200)
                .body("criteria.LEGAL_RESPONSIBILITY.signedOffBy", nullValue());
    }

    @Test
    void aDocumentEvidencesACriterion() {
        // Given
        String id = draftBy("anna", newClient());
        String path = "/agreements/" + id + "/criteria/legal-responsibility/document";
        assertProblem(as("bo").get(path).then(), 404, "no-document");
        assertProblem(upload(path, "MZ".getBytes(US_ASCII)), 415, "not-a-pdf");

        // When
        upload(path, PDF).statusCode(200).body("criteria.LEGAL_RESPONSIBILITY.evidencedBy", equalTo("anna"));

        // Then
        assertThat(as("bo").get(path).then().statusCode(200).extract().asByteArray())
                .isEqualTo(PDF);
        signOff("bo", id, LEGAL_RESPONSIBILITY).statusCode(200);
        as("clara").get(path).then().statusCode(403);
        as("clara").contentType("application/pdf").body(PDF).put(path).then().statusCode(403);
        signOff("clara", id, LEGAL_RESPONSIBILITY).statusCode(403);
        assertProblem(given().get(path).then(), 401, "token-missing");
    }

    /// Somebody writes into the database, past all code.
    @Test
    void theDatabaseActivatesNothingThatIsNotSignedOff() throws SQLException {
        String id = draftBy("anna", newClient());
        assertRefused("agreement_criteria_are_signed_off", ACTIVATE, id);
        evidence("anna", id);
        attach("anna", id, PDF).statusCode(200);
        hear("anna", id);
        assertRefused("agreement_criteria_are_signed_off", ACTIVATE, id);
        assertRefused(
                "criterion_is_signed_off_by_another",
                "update agreement_criterion set signed_off_by = 'anna', signed_off_at = now() where agreement_id = ?::uuid",
                id);

        // The fence: the same statement, when all is there.
        signOff("bo", id);
        execute(ACTIVATE, id);
        as("anna").get("/agreements/{id}", id).then().body("status", equalTo("ACTIVE"));
    }

    @Test
    void theDatabaseActivatesNothingBeforeItsHearing() {
        String id = draftBy("anna", newClient());
        evidence("anna", id);
        signOff("bo", id);
        attach("anna", id, PDF).statusCode(200);
        assertRefused("agreement_hearing_is_concluded", ACTIVATE, id);

        Application.openHearing("anna", id, "2999-12-31", "Nabostyrelsen").statusCode(200);
        assertRefused("agreement_hearing_is_concluded", ACTIVATE, id);
        assertRefused(
                "hearing_is_waived_by_two",
                "update hearing set waiver_reason = 'x', waiver_by = 'anna', waiver_at = now(), waiver_confirmed_by = 'anna',"
                        + " waiver_confirmed_at = now() where agreement_id = ?::uuid",
                id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from agreement_criterion where agreement_id = ?::uuid",
                "update agreement_criterion set evidence = 'other' where agreement_id = ?::uuid",
                "delete from hearing_invitation where agreement_id = ?::uuid",
                "update hearing set summary_en = 'other' where agreement_id = ?::uuid"
            })
    void whatAnAgreementRestsOnDoesNotChangeAfterItsBeginning(String change) {
        assertRefused("agreement_rests_on_what_was_signed", change, active());
    }

    @Test
    void theDatabaseWakesNoAgreementThatIsOver() {
        String id = active();
        change("anna", id, "terminate").statusCode(200);

        assertRefused("agreement_over_stays_over", "update agreement set status = 'ACTIVE' where id = ?::uuid", id);
    }

    private static ValidatableResponse upload(String path, byte[] document) {
        return given().auth()
                .oauth2(Tokens.of("anna"))
                .contentType("application/pdf")
                .body(document)
                .put(path)
                .then();
    }

    /// The server's own words about a row are not in the message: the driver is told to leave them out.
    private void assertRefused(String constraint, String sql, String id) {
        assertThatThrownBy(() -> execute(sql, id))
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        refusal -> assertThat(refusal.getServerErrorMessage().getConstraint())
                                .isEqualTo(constraint));
    }

    private void execute(String sql, String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }
}
