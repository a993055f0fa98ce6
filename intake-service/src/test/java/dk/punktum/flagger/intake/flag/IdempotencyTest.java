package dk.punktum.flagger.intake.flag;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class IdempotencyTest extends IntakeTest {

    @Test
    void withoutAKeyNothingIsTaken() {
        Submission submission = ONE.decides("eksempel.dk");

        intake.assertNoTrace(() -> assertProblem(
                ONE.asks()
                        .contentType("application/json")
                        .body(submission)
                        .post("/flags")
                        .then(),
                400,
                "idempotency-key-missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "with space", "with\"quote"})
    void aMalformedKeyIsRefused(String key) {
        Submission submission = ONE.decides("eksempel.dk");

        intake.assertNoTrace(
                () -> assertProblem(ONE.submits(submission, key).then(), 400, "idempotency-key-malformed"));
    }

    @Test
    void theSameRequestGetsTheSameAnswerByteForByte() {
        Submission submission = ONE.decides("eksempel.dk", "fence.com");
        String key = Authority.newKey();
        Response first = ONE.submits(submission, key);
        assertThat(first.statusCode()).isEqualTo(202);

        intake.assertNoTrace(() -> {
            Response again = ONE.submits(submission, '"' + key + '"');
            assertThat(again.statusCode()).isEqualTo(202);
            assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        });
    }

    @Test
    void theOrderOfMembersAndWhiteSpaceMakeNoOtherRequest() {
        Authority.Document document = ONE.uploads(Authority.aPdf());
        String key = Authority.newKey();
        String caseNumber = Authority.newKey();
        String rest = """
                "decisionDate":"2026-07-01","legalGround":"terms-9.1","measure":"SUSPEND","documentId":"%s",
                "documentSha256":"%s","domains":["eksempel.dk"],
                "proportionality":{"triedFirst":"a","whyLessIsNotEnough":"b","effectOnMailAndSubPages":"c"}""".formatted(document.id(), document.sha256());

        Response first = ONE.submits("{\"caseNumber\":\"%s\",%s}".formatted(caseNumber, rest), key);
        Response again = ONE.submits("{ %s , \"caseNumber\" : \"%s\" }".formatted(rest, caseNumber), key);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void aKeyBelongsToOneRequest() {
        Submission submission = ONE.decides("eksempel.dk");
        String key = Authority.newKey();
        ONE.submits(submission, key).then().statusCode(202);

        intake.assertNoTrace(() -> {
            assertProblem(
                    ONE.submits(submission.domains(List.of("fence.dk")), key).then(), 422, "idempotency-key-reused");
            assertProblem(ONE.submits("{}", key).then(), 422, "idempotency-key-reused");
        });
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        Submission submission = ONE.decides("eksempel.dk");
        String key = Authority.newKey();

        ONE.submits(submission.measure("DELETE"), key).then().statusCode(422);

        ONE.submits(submission, key).then().statusCode(202);
    }

    @Test
    void eachClientHasItsOwnKeys() {
        String key = Authority.newKey();

        ONE.submits(ONE.decides("eksempel.dk"), key).then().statusCode(202);
        TWO.submits(TWO.decides("eksempel.dk"), key).then().statusCode(202);
    }

    @Test
    void theSameAnswerIsGivenAfterTheAgreementWasSuspended() {
        Submission submission = ONE.decides("eksempel.dk");
        String key = Authority.newKey();
        Response first = ONE.submits(submission, key);

        intake.agreement(kafka, ONE, terms -> terms.suspended());

        assertThat(ONE.submits(submission, key).asByteArray()).isEqualTo(first.asByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 16})
    void theSameRequestAtTheSameTimeIsOneFlag(int senders) throws Exception {
        // Given
        Submission submission = ONE.decides("eksempel.dk", "dk-hostmaster.dk");
        String key = Authority.newKey();
        Queue<Response> early = new ConcurrentLinkedQueue<>();

        // When
        List<Response> answers = atTheSameTime(senders, () -> untilAnswered(() -> ONE.submits(submission, key), early));

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.asByteArray()).isEqualTo(answers.getFirst().asByteArray());
        });
        assertThat(early).allSatisfy(answer -> {
            assertProblem(answer.then(), 409, "request-in-progress");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
        UUID flagId = UUID.fromString(answers.getFirst().path("flagId"));
        assertThat(intake.number("select count(*) from flag where case_number = ?", submission.caseNumber()))
                .isOne();
        // A later flag about the same names is on the same partitions: what had to come before it has come.
        UUID fence = ONE.flags("eksempel.dk", "dk-hostmaster.dk");
        await("the later flag's events").until(() -> eventsOf(fence) == 2);
        assertThat(eventsOf(flagId)).isEqualTo(2);
    }

    @Test
    void whileARequestIsWorkedOnItsRepetitionIsToldToWait() throws Exception {
        Submission submission = ONE.decides("eksempel.dk");
        String key = Authority.newKey();

        try (ExecutorService senders = Executors.newFixedThreadPool(2)) {
            Future<Response> first;
            try (AutoCloseable _ = intake.holdUpNewFlags()) {
                first = senders.submit(() -> ONE.submits(submission, key));
                await("the first request to be held up").until(intake::aNewFlagWaits);

                Response second =
                        senders.submit(() -> ONE.submits(submission, key)).get(20, TimeUnit.SECONDS);

                assertProblem(second.then(), 409, "request-in-progress");
                assertThat(second.header("Retry-After")).isEqualTo("1");
            }
            assertThat(first.get().statusCode()).isEqualTo(202);
            assertThat(ONE.submits(submission, key).asByteArray())
                    .isEqualTo(first.get().asByteArray());
        }
    }

    @Test
    void theSameCaseNumberAtTheSameTimeIsOneFlag() throws Exception {
        Submission submission = ONE.decides("eksempel.dk");

        List<Response> answers = atTheSameTime(8, () -> ONE.submits(submission, Authority.newKey()));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(202)
                .contains(409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 202)
                .hasSize(7)
                .allSatisfy(answer -> assertProblem(answer.then(), 409, "case-number-taken"));
    }

    private long eventsOf(UUID flagId) {
        return kafka.events(FlagReceived.class).stream()
                .filter(event -> event.event().flagId().equals(flagId))
                .count();
    }

    private static Response untilAnswered(Callable<Response> request, Queue<Response> early) throws Exception {
        while (true) {
            Response answer = request.call();
            if (!String.valueOf((Object) answer.path("type")).endsWith("/request-in-progress")) {
                return answer;
            }
            early.add(answer);
        }
    }

    private static <T> List<T> atTheSameTime(int times, Callable<T> work) throws Exception {
        var start = new CyclicBarrier(times);
        try (ExecutorService senders = Executors.newFixedThreadPool(times)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(senders.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
