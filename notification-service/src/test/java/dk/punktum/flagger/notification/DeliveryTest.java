package dk.punktum.flagger.notification;

import static dk.punktum.flagger.notification.AFlaggedName.state;
import static dk.punktum.flagger.notification.NoticesTold.mailTo;
import static dk.punktum.flagger.notification.NoticesTold.row;
import static dk.punktum.flagger.notification.NoticesTold.subjectsTo;
import static dk.punktum.flagger.notification.NoticesTold.waitFor;
import static dk.punktum.flagger.notification.NoticesTold.waitForRow;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.backing.ReceivedMail;
import dk.punktum.flagger.backing.Tokens;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.NoticeFailed;
import dk.punktum.flagger.events.NoticeFailed.FailureReason;
import dk.punktum.flagger.events.NoticeRecipient;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(Surroundings.class)
class DeliveryTest {

    private static final String SUSPENDED_TO_REGISTRANT = "SUSPENDED to REGISTRANT: DELIVERED";

    @Inject
    DataSource database;

    private KafkaProbe kafka;

    @BeforeEach
    void listen() {
        kafka = KafkaProbe.inApplication();
    }

    @AfterEach
    void hangUp() {
        System.clearProperty(MailDoor.CLOSED);
        kafka.close();
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgain() {
        // Given
        System.setProperty(MailDoor.CLOSED, "true");
        AFlaggedName name = suspend("smtp-nede.dk");
        waitForRow("a failed attempt", name, "SUSPENDED", "REGISTRANT", "trouble", "SMTP_UNREACHABLE");
        assertThat(mailTo(name.registrant())).isEmpty();
        await("the mail server is said to be away")
                .untilAsserted(() -> given().get("/q/health/well")
                        .then()
                        .statusCode(503)
                        .body("checks.find { it.name == 'mail server' }.status", equalTo("DOWN")));
        given().get("/q/health/ready").then().statusCode(200);

        // When
        System.clearProperty(MailDoor.CLOSED);

        // Then
        waitFor(name, SUSPENDED_TO_REGISTRANT);
        await("the mail server is said to answer")
                .untilAsserted(() -> given().get("/q/health/well")
                        .then()
                        .body("checks.find { it.name == 'mail server' }.status", equalTo("UP")));
        assertThat(mailTo(name.registrant())).hasSize(1);
        assertThat((Integer) row(name, "SUSPENDED", "REGISTRANT").get("attempts"))
                .isGreaterThan(1);
    }

    @Test
    void notNowIsTriedAgain() {
        AFlaggedName name = suspend("senere.dk");

        waitFor(name, SUSPENDED_TO_REGISTRANT);

        assertThat(row(name, "SUSPENDED", "REGISTRANT")).containsEntry("attempts", 3);
        assertThat(mailTo(name.registrant())).hasSize(1);
    }

    @Test
    void neverIsNotTriedAgainAndAPersonIsTold() {
        AFlaggedName name = suspend("afvist.dk");

        failed(name, FailureReason.REFUSED);

        assertThat(row(name, "SUSPENDED", "REGISTRANT"))
                .containsEntry("failureReason", "REFUSED")
                .containsEntry("trouble", "SMTP_550")
                .containsEntry("attempts", 1);
    }

    @Test
    void whatWasTriedOftenEnoughIsGivenUp() {
        AFlaggedName name = suspend("nej.dk");

        NoticeFailed failed = failed(name, FailureReason.ATTEMPTS_EXHAUSTED);

        assertThat(failed.attempts()).isEqualTo(5);
        assertThat(row(name, "SUSPENDED", "REGISTRANT")).containsEntry("trouble", "SMTP_451");
    }

    @Test
    void theEndIsNotToldBeforeTheBeginning() {
        AFlaggedName name = suspend("senere-slut.dk");

        deliver(name.withdrawn(), name.reinstated(2));

        waitFor(name, SUSPENDED_TO_REGISTRANT, "REINSTATED to REGISTRANT: DELIVERED");
        assertThat(subjectsTo(name.registrant()))
                .extracting(subject -> subject.contains("ikke længere"))
                .containsExactly(false, true);
    }

    @Test
    void aMailThatWasTakenWithoutOurKnowingIsRepeatedAsTheSameMail() {
        AFlaggedName name = suspend("afbrudt.dk");

        waitFor(name, SUSPENDED_TO_REGISTRANT);

        List<ReceivedMail> mails = mailTo(name.registrant());
        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).headers()).containsEntry("Message-ID", messageId(mails.get(0)));
        assertThat(mails.get(1).text()).isEqualTo(mails.get(0).text());
        assertThat(mails.get(1).headers().get("Content-Type"))
                .isEqualTo(mails.get(0).headers().get("Content-Type"));
    }

    @Test
    void whatAWorkerHadInHandWhenItDiedIsTakenOver() throws SQLException {
        // Given
        System.setProperty(MailDoor.CLOSED, "true");
        AFlaggedName name = suspend("afgaaet.dk");
        waitForRow("a failed attempt", name, "SUSPENDED", "REGISTRANT", "trouble", "SMTP_UNREACHABLE");
        // Between two attempts: in the middle of one, none of them is pending.
        await().untilAsserted(() -> execute(
                "update notice set status = 'SENDING', next_attempt_at = null, attempts = 1,"
                        + " claimed_until = now() + interval '3 seconds' where case_id = ? and status = 'PENDING'",
                name.caseId()));

        // When
        System.clearProperty(MailDoor.CLOSED);

        // Then
        waitFor(
                name,
                SUSPENDED_TO_REGISTRANT,
                "SUSPENDED to REGISTRAR: DELIVERED",
                "SUSPENDED to AUTHORITY: DELIVERED");
        assertThat(mailTo(name.registrant())).hasSize(1);
    }

    @Test
    void aMailboxOnTheHeldNameIsNotReliedUpon() {
        // Given
        AFlaggedName name = suspend("egenpost.dk");
        failed(name, FailureReason.MAILBOX_ON_HELD_DOMAIN);
        assertThat(mailTo("kontakt@post.egenpost.dk")).isEmpty();

        // When
        deliver(name.withdrawn(), name.reinstated(2), state(2, name.domain()));

        // Then
        waitFor(name, "REINSTATED to REGISTRANT: DELIVERED", "SUSPENDED to REGISTRANT: FAILED");
        assertThat(subjectsTo("kontakt@post.egenpost.dk"))
                .singleElement()
                .asString()
                .contains("ikke længere");
    }

    @Test
    void aRegistrantWithoutAnAddress() {
        failed(suspend("ukendt.dk"), FailureReason.NO_ADDRESS);
    }

    @Test
    void anAddressThatTriesToAddAHeaderIsNone() {
        AFlaggedName name = suspend("smugler.dk");

        failed(name, FailureReason.NO_ADDRESS);

        assertThat(mailTo("c@d.example")).isEmpty();
        assertThat(mailTo("a@b.example")).isEmpty();
    }

    @Test
    void aRegisterThatDoesNotAnswerIsAskedAgain() {
        AFlaggedName name = suspend("lukket.dk");

        waitForRow("a failed attempt", name, "SUSPENDED", "REGISTRANT", "trouble", "RDAP_503");

        waitFor(name, "SUSPENDED to AUTHORITY: DELIVERED");
    }

    @Test
    void theKeptCopyIsWhatWasReceived() {
        // Given
        AFlaggedName name = suspend("kopi-æøå.dk");
        waitFor(name, SUSPENDED_TO_REGISTRANT);
        String id = row(name, "SUSPENDED", "REGISTRANT").get("id").toString();
        ReceivedMail received = mailTo(name.registrant()).getFirst();

        // When
        var copy = given().auth()
                .oauth2(Tokens.of("clara"))
                .get("/notices/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        byte[] octets = given().auth()
                .oauth2(Tokens.of("clara"))
                .get("/notices/{id}/mail", id)
                .then()
                .statusCode(200)
                .contentType("message/rfc822")
                .extract()
                .asByteArray();

        // Then
        assertThat(copy.getString("text")).isEqualTo(received.text());
        assertThat(copy.getString("html")).contains("kopi-æøå.dk");
        assertThat(copy.getString("messageId")).isEqualTo(messageId(received)).contains(id, "@registry.example");
        assertThat(copy.getString("templateVersion")).isEqualTo("v1");
        assertThat(copy.getString("notice.address")).isEqualTo(name.registrant());
        assertThat(copy.getList("headers.name", String.class))
                .contains("From", "To", "Date", "Subject", "Message-ID", "Auto-Submitted", "Content-Language");
        assertThat(new String(octets, StandardCharsets.US_ASCII))
                .contains("Message-ID: " + messageId(received), "Auto-Submitted: auto-generated");
    }

    @Test
    void aFailedNoticeIsSentAnewWhenACaseOfficerAsks() throws SQLException {
        // Given
        AFlaggedName name = suspend("egenpost-igen.dk");
        failed(name, FailureReason.MAILBOX_ON_HELD_DOMAIN);
        String id = row(name, "SUSPENDED", "REGISTRANT").get("id").toString();
        execute(
                "update held_name set suspended = false where domain = ?",
                name.domain().aLabel());

        // When
        given().auth()
                .oauth2(Tokens.of("anna"))
                .post("/notices/{id}/resend", id)
                .then()
                .statusCode(202);

        // Then
        waitFor(name, SUSPENDED_TO_REGISTRANT);
        assertThat(row(name, "SUSPENDED", "REGISTRANT")).containsEntry("round", 1);
        assertThat(mailTo("kontakt@post.egenpost-igen.dk")).hasSize(1);
    }

    @Test
    void anOperatorHasFailedNoticesSentAnewAndTheReasonIsKept() throws SQLException {
        // Given
        AFlaggedName name = suspend("egenpost-drift.dk");
        failed(name, FailureReason.MAILBOX_ON_HELD_DOMAIN);
        String id = row(name, "SUSPENDED", "REGISTRANT").get("id").toString();
        String unknown = "01a20313-0000-7000-8000-000000000000";
        execute(
                "update held_name set suspended = false where domain = ?",
                name.domain().aLabel());

        // When
        given().auth()
                .oauth2(Tokens.of("otto"))
                .contentType("application/json")
                .body("{\"ids\":[\"%s\",\"%s\"],\"reason\":\"the registrant has another mailbox\"}"
                        .formatted(id, unknown))
                .post("/notices/resend")
                .then()
                .statusCode(200)
                .body("result", equalTo(List.of("QUEUED", "UNKNOWN")));

        // Then
        waitFor(name, SUSPENDED_TO_REGISTRANT);
        given().auth()
                .oauth2(Tokens.of("vera"))
                .get("/operator/audit")
                .then()
                .statusCode(200)
                .body("[0].subject", equalTo(id))
                .body("[0].action", equalTo("NOTICE_RESENT"))
                .body("[0].person", equalTo("otto"))
                .body("[0].reason", equalTo("the registrant has another mailbox"));
    }

    private AFlaggedName suspend(String domain) {
        AFlaggedName name = AFlaggedName.called(domain);
        deliver(name.agreement(), name.upheld());
        // Otherwise the first attempt may be spent on an authority that is not known yet.
        await("the authority is known").until(() -> isKnown(name.agreementId()));
        deliver(name.suspended(1));
        return name;
    }

    private boolean isKnown(UUID agreement) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select from authority where agreement_id = ?")) {
            query.setObject(1, agreement);
            return query.executeQuery().next();
        }
    }

    private NoticeFailed failed(AFlaggedName name, FailureReason reason) {
        NoticeFailed failed = kafka.await(
                        "the failure",
                        NoticeFailed.class,
                        event ->
                                event.caseId().equals(name.caseId()) && event.recipient() == NoticeRecipient.REGISTRANT)
                .event();
        assertThat(failed.reason()).isEqualTo(reason);
        Map<String, Object> row = row(name, "SUSPENDED", "REGISTRANT");
        assertThat(row).containsEntry("status", "FAILED");
        return failed;
    }

    private static String messageId(ReceivedMail mail) {
        return mail.headers().get("Message-ID");
    }

    private void deliver(Event... events) {
        for (Event event : events) {
            kafka.deliver(event);
        }
    }

    private void execute(String sql, Object parameter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter instanceof UUID id ? id : parameter);
            assertThat(statement.executeUpdate()).isPositive();
        }
    }
}
