package dk.punktum.flagger.intake.supersession;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Authority.newKey;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.Intake;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.intake.Submission;
import dk.punktum.flagger.testing.ClientThreads;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class SupersessionTest extends IntakeTest {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Instant START = Instant.parse("2026-07-01T08:00:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private final String name = "superseded-%d.dk".formatted(NAMES.incrementAndGet());
    private final String dropped = "dropped-" + name;
    private final UUID earlierCase = Uuid7.next();
    private final UUID laterCase = Uuid7.next();

    @Inject
    SettleSupersessions settleSupersessions;

    @Test
    void aNameIsTakenBackOnlyWhenTheNewHoldWasSeenToStand() {
        // Given
        UUID earlier = aHeldFlag(name, dropped);

        // When
        UUID later = supersedes(earlier, name, "added-" + name);

        // Then: what is in the new flag no longer goes at once
        assertThat(takenBack(earlier, dropped).reason()).isEqualTo(WithdrawalReason.SUPERSEDED);
        assertThat(kafka.await(
                                "the new flag",
                                FlagReceived.class,
                                event -> event.flagId().equals(later))
                        .event()
                        .supersedes())
                .isEqualTo(earlier);
        ONE.reads(earlier)
                .body("supersededBy.flagId", equalTo(later.toString()))
                .body("domains[1].withdrawal.reason", equalTo("SUPERSEDED"));
        ONE.reads(later).body("supersedes.flag", equalTo("/flags/" + earlier));

        // When: the verdict alone
        isUpheld(later, laterCase);

        // Then
        awaitStatus(later, "UPHELD");
        everythingNewWasLookedAt();
        assertThat(allTakenBack(earlier, name)).isEmpty();
        assertThat(status(earlier)).isEqualTo("SUSPENDED");

        // When: both holds stand
        kafka.deliver(state(2, earlierCase, laterCase));

        // Then
        takenBack(earlier, name);
        awaitStatus(earlier, "LIFTING");
        assertThat(status(later)).isEqualTo("SUSPENDED");
    }

    @Test
    void theHoldMayBeHeardOfBeforeTheVerdictThatItRestsOn() {
        UUID earlier = aHeldFlag(name);
        UUID later = supersedes(earlier, name);

        kafka.deliver(state(2, earlierCase, laterCase));
        await("the state")
                .until(() -> intake.number("select max(sequence) from suspension_fact where domain = ?", name) == 2);
        everythingNewWasLookedAt();
        assertThat(allTakenBack(earlier, name)).isEmpty();
        isUpheld(later, laterCase);

        takenBack(earlier, name);
    }

    @Test
    void whenTheNewOneIsDeclinedTheEarlierOneGoesToo() {
        UUID earlier = aHeldFlag(name);
        UUID later = supersedes(earlier, name);

        kafka.deliver(aCaseDecided()
                .declined(DeclineReason.DOCUMENT_INSUFFICIENT)
                .about(name)
                .ofFlag(later)
                .inCase(laterCase)
                .build());

        takenBack(earlier, name);
    }

    @Test
    void whoTakesTheNewOneBackTakesBothBack() {
        UUID earlier = aHeldFlag(name);
        UUID later = supersedes(earlier, name);

        ONE.withdraws(later, "{\"reason\": \"RESOLVED\"}").statusCode(200);

        takenBack(earlier, name);
    }

    @Test
    void aNameIsTakenBackOnceHoweverOftenAndByHowManyItIsLookedAt() throws Exception {
        // Given
        UUID earlier = aHeldFlag(name);
        UUID later = supersedes(earlier, name);
        isUpheld(later, laterCase);
        awaitStatus(later, "UPHELD");

        // When
        atOnce(() -> lookUntilTakenBack(earlier), () -> lookUntilTakenBack(earlier), () -> {
            for (int sequence = 2; sequence < 6; sequence++) {
                kafka.deliver(state(sequence, earlierCase, laterCase));
            }
            return true;
        });

        // Then
        takenBack(earlier, name);
        UUID fence = ONE.flags("fence-" + name);
        ONE.withdraws(fence, "{\"reason\": \"RESOLVED\"}").statusCode(200);
        takenBack(fence, "fence-" + name);
        assertThat(allTakenBack(earlier, name)).hasSize(1);
    }

    @Test
    void inAChainEachNameWaitsForTheNewestDecision() {
        // Given
        UUID first = aHeldFlag(name);
        UUID second = supersedes(first, name);
        UUID third = supersedes(second, name);

        // When
        isUpheld(third, laterCase);
        kafka.deliver(state(2, earlierCase, laterCase));

        // Then: the second gives way to the third, and the first to the second's end
        takenBack(second, name);
        takenBack(first, name);
        ONE.reads(second)
                .body("supersedes.flagId", equalTo(first.toString()))
                .body("supersededBy.flagId", equalTo(third.toString()));
    }

    @Test
    void ofTwoWhoSupersedeOneFlagAtTheSameTimeOneWins() throws Exception {
        UUID earlier = ONE.flags(name);
        Map<String, Object> one = superseding(earlier, ONE.decides(name));
        Map<String, Object> other = superseding(earlier, ONE.decides(name));

        List<Response> answers = atOnce(() -> ONE.submits(one, newKey()), () -> ONE.submits(other, newKey()));

        Response taken = answers.stream()
                .filter(answer -> answer.statusCode() == 202)
                .findAny()
                .orElseThrow();
        Response refused =
                answers.stream().filter(answer -> answer != taken).findAny().orElseThrow();
        assertProblem(refused.then(), 409, "already-superseded")
                .body("flagId", equalTo(taken.path("flagId")))
                .body("flag", equalTo(taken.path("links.self")));
        assertThat(intake.number("select count(*) from supersession where superseded_flag_id = ?", earlier))
                .isEqualTo(1);
    }

    @Test
    void whatCanNotBeSupersededIsToldAndNothingHappens() {
        UUID others = TWO.flags(name);
        UUID withdrawn = ONE.flags(name);
        ONE.withdraws(withdrawn, "{\"reason\": \"RESOLVED\"}").statusCode(200);
        UUID earlier = ONE.flags(name);
        Submission submission = ONE.decides(name);
        Submission partly = ONE.decides(name, "www." + name);

        intake.assertNoTrace(() -> {
            for (UUID unknown : List.of(Uuid7.next(), others)) {
                assertProblem(ONE.submits(superseding(unknown, submission)), 422, "unknown-superseded-flag")
                        .body("errors.pointer", contains("/supersedes"));
            }
            assertProblem(ONE.submits(superseding(withdrawn, submission)), 422, "superseded-flag-withdrawn");
            assertProblem(ONE.submits(superseding(earlier, partly)), 422, "superseding-flag-not-whole")
                    .body("errors.pointer", contains("/domains/1"));
            assertProblem(ONE.withdraws(earlier, "{\"reason\": \"SUPERSEDED\"}"), 422, "withdrawal-refused");
        });
    }

    @Test
    void theHoldThatIsToBeReplacedNeedsNoAcknowledgementAndAnothersDoes() {
        UUID earlier = aHeldFlag(name);
        Submission submission = ONE.decides(name);
        assertProblem(ONE.submits(submission), 422, "warnings-not-acknowledged");

        tries(superseding(earlier, submission)).then().statusCode(200);
        kafka.deliver(state(2, earlierCase, Uuid7.next()));
        await("another's hold")
                .until(() -> intake.number("select max(sequence) from suspension_fact where domain = ?", name) == 2);

        assertProblem(ONE.submits(superseding(earlier, submission)), 422, "warnings-not-acknowledged")
                .body("errors.code", contains("existing-hold"));
    }

    @Test
    void aDryRunSupersedesNothingAndARepetitionNotTwice() {
        UUID earlier = ONE.flags(name, dropped);
        Map<String, Object> submission = superseding(earlier, ONE.decides(name));

        intake.assertNoTrace(() -> tries(submission).then().statusCode(200));
        String key = newKey();
        byte[] first =
                ONE.submits(submission, key).then().statusCode(202).extract().asByteArray();
        takenBack(earlier, dropped);
        intake.assertNoTrace(
                () -> assertThat(ONE.submits(submission, key).asByteArray()).isEqualTo(first));
    }

    private boolean lookUntilTakenBack(UUID earlier) {
        await("the earlier flag to be taken back")
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    settleSupersessions.settleSome();
                    return intake.number("select count(*) from withdrawal where flag_id = ?", earlier) == 1;
                });
        return true;
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... actions) throws Exception {
        try (var threads = ClientThreads.each()) {
            List<Future<T>> running = Stream.of(actions).map(threads::submit).toList();
            for (Future<T> one : running) {
                one.get();
            }
            return running.stream().map(Future::resultNow).toList();
        }
    }

    private UUID supersedes(UUID earlier, String... domains) {
        return UUID.fromString(ONE.submits(superseding(earlier, ONE.decides(domains)))
                .statusCode(202)
                .extract()
                .path("flagId"));
    }

    private Map<String, Object> superseding(UUID earlier, Submission submission) {
        Map<String, Object> body = new HashMap<>(json.convertValue(submission, new TypeReference<>() {}));
        body.put("supersedes", earlier.toString());
        return body;
    }

    private static Response tries(Object submission) {
        return ONE.asks()
                .contentType("application/json")
                .header("Prefer", "handling=dry-run")
                .body(submission)
                .post("/flags");
    }

    private void isUpheld(UUID flag, UUID caseId) {
        kafka.deliver(
                aCaseDecided().upheld().about(name).ofFlag(flag).inCase(caseId).build());
    }

    private UUID aHeldFlag(String... domains) {
        UUID flag = ONE.flags(domains);
        isHeldBy(flag, earlierCase);
        return flag;
    }

    private void isHeldBy(UUID flag, UUID caseId) {
        isUpheld(flag, caseId);
        kafka.deliver(state(1, caseId));
        awaitStatus(flag, "SUSPENDED");
    }

    private FlagWithdrawn takenBack(UUID flag, String domain) {
        return kafka.await(
                        "%s of %s to be taken back".formatted(domain, flag),
                        FlagWithdrawn.class,
                        event -> isAbout(event, flag, domain))
                .event();
    }

    private List<FlagWithdrawn> allTakenBack(UUID flag, String domain) {
        return kafka.events(FlagWithdrawn.class).stream()
                .map(told -> told.event())
                .filter(event -> isAbout(event, flag, domain))
                .toList();
    }

    private static boolean isAbout(FlagWithdrawn event, UUID flag, String domain) {
        return event.flagId().equals(flag) && event.domain().aLabel().equals(domain);
    }

    /// Of what has been committed until now.
    private void everythingNewWasLookedAt() {
        await("the worker").until(() -> intake.number("select count(*) from supersession_stir") == 0);
        assertThat(intake.number("select count(*) from withdrawal where domain = ?", name))
                .isZero();
    }

    private static void awaitStatus(UUID flag, String status) {
        await("the status " + status).until(() -> status(flag), status::equals);
    }

    private static String status(UUID flag) {
        return ONE.reads(flag).extract().path("domains[0].status");
    }

    private SuspensionState state(long sequence, UUID... cases) {
        List<ActiveHold> holds = Stream.of(cases)
                .map(caseId -> new ActiveHold(
                        Uuid7.next(),
                        caseId,
                        "C-2026-000001",
                        Intake.agreementOf(Authority.ONE),
                        "terms-9.1",
                        START,
                        START.plus(Duration.ofDays(30)),
                        null,
                        null,
                        null))
                .toList();
        return new SuspensionState(
                DomainName.of(name),
                sequence,
                true,
                holds,
                List.of("serverHold"),
                new HoldSnapshot(List.of(), List.of(), List.of()),
                START,
                null,
                null);
    }
}
