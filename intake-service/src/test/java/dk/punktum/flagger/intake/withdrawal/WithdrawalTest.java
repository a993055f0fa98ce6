package dk.punktum.flagger.intake.withdrawal;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class WithdrawalTest extends IntakeTest {

    @Test
    void aFlagIsTakenBackOnAllItsNames() {
        UUID flag = ONE.flags("eksempel.dk", "dk-hostmaster.dk");

        ONE.withdraws(flag, "{\"reason\": \"DECISION_ANNULLED\"}")
                .statusCode(200)
                .body("withdrawn.aLabel", contains("eksempel.dk", "dk-hostmaster.dk"));

        ONE.reads(flag)
                .body("domains.status", contains("WITHDRAWN", "WITHDRAWN"))
                .body("domains[0].withdrawal.reason", equalTo("DECISION_ANNULLED"));
        awaitWithdrawn(flag, "eksempel.dk");
        awaitWithdrawn(flag, "dk-hostmaster.dk");
        assertThat(told(flag)).hasSize(2).allSatisfy(event -> {
            assertThat(event.correlationId()).isEqualTo(flag.toString());
            assertThat(event.event().reason()).isEqualTo(WithdrawalReason.DECISION_ANNULLED);
        });
    }

    @Test
    void oneNameIsTakenBackAndTheRestStays() {
        UUID flag = ONE.flags("eksempel.dk", "æøåöäüé.dk");

        ONE.withdraws(flag, "{\"reason\": \"RESOLVED\", \"domains\": [\"ÆØÅÖÄÜÉ.dk\"]}")
                .statusCode(200);

        ONE.reads(flag).body("domains.status", contains("RECEIVED", "WITHDRAWN"));
    }

    @Test
    void askedAgainTheAnswerIsTheSameAndNothingHappens() {
        UUID flag = ONE.flags("eksempel.dk", "fence.dk");
        String request = "{\"reason\": \"RESOLVED\", \"domains\": [\"eksempel.dk\"]}";
        String first = ONE.withdraws(flag, request).statusCode(200).extract().asString();

        intake.assertNoTrace(() -> {
            assertThat(ONE.withdraws(flag, request).statusCode(200).extract().asString())
                    .isEqualTo(first);
            ONE.withdraws(flag, request.replace("RESOLVED", "SUBMITTED_IN_ERROR"))
                    .statusCode(200)
                    .body("withdrawn[0].reason", equalTo("RESOLVED"));
        });
    }

    @Test
    void takenBackEightTimesAtOnceItIsToldOnce() throws Exception {
        UUID flag = ONE.flags("eksempel.dk");
        Callable<Integer> request = () ->
                ONE.withdraws(flag, "{\"reason\": \"RESOLVED\"}").extract().statusCode();

        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            for (var answer :
                    senders.invokeAll(Stream.generate(() -> request).limit(8).toList())) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }

        UUID fence = ONE.flags("eksempel.dk");
        ONE.withdraws(fence, "{\"reason\": \"RESOLVED\"}").statusCode(200);
        awaitWithdrawn(fence, "eksempel.dk");
        assertThat(told(flag)).hasSize(1);
    }

    @Test
    void takingBackIsPossibleUnderASuspendedAgreement() {
        UUID flag = ONE.flags("eksempel.dk");

        intake.agreement(kafka, ONE, terms -> terms.suspended());

        ONE.withdraws(flag, "{\"reason\": \"RESOLVED\"}").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | 400 | withdrawal-malformed",
                "{ | 400 | not-json",
                "{'reason': 'SORRY'} | 422 | withdrawal-refused",
                "{'reason': 'RESOLVED', 'domains': ['other.dk']} | 422 | withdrawal-refused",
            })
    void aBadRequestTakesNothingBack(String body, int status, String code) {
        UUID flag = ONE.flags("eksempel.dk");

        intake.assertNoTrace(() -> assertProblem(ONE.withdraws(flag, body.replace('\'', '"')), status, code));
    }

    @Test
    void aFlagThatDoesNotExistIsUnknown() {
        assertProblem(ONE.withdraws(UUID.randomUUID(), "{\"reason\": \"RESOLVED\"}"), 404, "unknown-flag");
    }

    private void awaitWithdrawn(UUID flag, String domain) {
        kafka.await(
                "the withdrawal of " + domain,
                FlagWithdrawn.class,
                event -> event.flagId().equals(flag) && event.domain().aLabel().equals(domain));
    }

    private List<Envelope<FlagWithdrawn>> told(UUID flag) {
        return kafka.events(FlagWithdrawn.class).stream()
                .filter(event -> event.event().flagId().equals(flag))
                .toList();
    }
}
