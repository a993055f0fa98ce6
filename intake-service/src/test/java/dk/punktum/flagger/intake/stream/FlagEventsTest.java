package dk.punktum.flagger.intake.stream;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static dk.punktum.flagger.testing.Events.aCaseOpened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class FlagEventsTest extends IntakeTest {

    /// A stream that nothing ends would go on for twelve seconds.
    private static final Duration LONG_BEFORE_ITS_TIME = Duration.ofSeconds(9);

    /// As configured for tests.
    private static final int PLACES = 12;

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final ObjectMapper json = new ObjectMapper();
    private final String name = "streamed-%d.dk".formatted(NAMES.incrementAndGet());

    @Test
    void theFlagIsShownAtOnceAndAgainWhenItChanges() throws Exception {
        UUID flag = ONE.flags(name);
        try (Follower follower = Follower.of(ONE, flag)) {
            assertThat(follower.status()).isEqualTo(200);
            assertThat(follower.header("Content-Type")).startsWith("text/event-stream");
            assertThat(follower.header("Cache-Control")).isEqualTo("no-store");
            Follower.Shown first = follower.next("the flag as it is");
            assertThat(first.name()).isEqualTo("flag");
            assertThat(json.readTree(first.data()))
                    .isEqualTo(json.readTree(ONE.reads(flag).extract().asString()));

            kafka.deliver(aCaseOpened().about(name).ofFlag(flag).build());

            Follower.Shown second = follower.next("the flag with its case");
            assertThat(statusIn(second)).isEqualTo("CASE_OPENED");
            assertThat(second.id()).isNotEqualTo(first.id());
        }
    }

    @Test
    void whoComesBackGetsWhatIsNewAndNothingTwice() {
        UUID flag = ONE.flags(name);
        Follower.Shown known;
        try (Follower before = Follower.of(ONE, flag)) {
            known = before.next("the flag as it is");
        }
        try (Follower back = Follower.of(ONE, flag, known.id())) {
            await("two signs of life").until(() -> back.signsOfLife() >= 2);
            assertThat(back.hasMore()).isFalse();
        }

        kafka.deliver(aCaseOpened().about(name).ofFlag(flag).build());
        await("the case").until(() -> ONE.reads(flag).extract().path("domains[0].status"), "CASE_OPENED"::equals);

        try (Follower back = Follower.of(ONE, flag, known.id())) {
            assertThat(statusIn(back.next("what happened meanwhile"))).isEqualTo("CASE_OPENED");
        }
    }

    @Test
    void aStreamEndsAfterItsTimeAndGoesOnInTheNextOne() {
        UUID flag = ONE.flags(name);
        Follower.Shown known;
        try (Follower first = Follower.of(ONE, flag)) {
            known = first.next("the flag as it is");
            await("the end of the stream").until(first::hasEnded);
            assertThat(first.signsOfLife()).isGreaterThan(2);
        }
        try (Follower next = Follower.of(ONE, flag, known.id())) {
            kafka.deliver(aCaseOpened().about(name).ofFlag(flag).build());

            assertThat(statusIn(next.next("the change"))).isEqualTo("CASE_OPENED");
        }
    }

    @Test
    void whenNothingMoreCanBecomeOfItTheStreamEndsAndIsNotToBeOpenedAgain() {
        String other = "other-" + name;
        UUID flag = ONE.flags(name, other);
        Follower.Shown first;
        try (Follower follower = Follower.of(ONE, flag)) {
            follower.next("the flag as it is");
            kafka.deliver(declined(flag, name));
            first = follower.next("the first name's end");
            assertThat(statusIn(first)).isEqualTo("DECLINED");
        }
        Follower.Shown last;
        try (Follower follower = Follower.of(ONE, flag, first.id())) {
            kafka.deliver(declined(flag, other));
            last = follower.next("the second name's end");
            await("the end of the stream").atMost(LONG_BEFORE_ITS_TIME).until(follower::hasEnded);
        }
        try (Follower again = Follower.of(ONE, flag, last.id());
                Follower newcomer = Follower.of(ONE, flag)) {
            assertThat(again.status()).isEqualTo(204);
            assertThat(newcomer.next("the flag as it ended").id()).isEqualTo(last.id());
            await("the end of the stream").atMost(LONG_BEFORE_ITS_TIME).until(newcomer::hasEnded);
        }
    }

    @Test
    void anotherAuthoritysFlagIsUnknownAndOthersHaveNoRole() {
        UUID flag = ONE.flags(name);

        assertProblem(asks(TWO, flag), 404, "unknown-flag");
        assertProblem(asks(ONE, Uuid7.next()), 404, "unknown-flag");
        assertProblem(asks(new Authority("downstream-client"), flag), 403, "forbidden");
        assertProblem(RestAssured.given().get("/flags/{id}/events", flag).then(), 401, "token-missing");
        try (Follower officer = Follower.of(new Authority("clara"), flag)) {
            assertThat(statusIn(officer.next("the flag"))).isEqualTo("RECEIVED");
        }
    }

    @Test
    void anAuthorityHasSoManyStreamsAndOthersAreNotHitByThat() {
        UUID flag = TWO.flags(name);
        UUID another = ONE.flags(name);
        List<Follower> open = new ArrayList<>();
        try {
            for (int i = 0; i < PLACES; i++) {
                open.add(Follower.of(TWO, flag));
            }
            assertProblem(asks(TWO, flag), 429, "too-many-streams").header("Retry-After", "1");
            try (Follower elsewhere = Follower.of(ONE, another)) {
                elsewhere.next("another authority's flag");
            }
            open.removeFirst().close();

            await("a place that is free again").until(() -> {
                try (Follower next = Follower.of(TWO, flag)) {
                    return next.status() == 200;
                }
            });
        } finally {
            open.forEach(Follower::close);
        }
    }

    private static Event declined(UUID flag, String domain) {
        return aCaseDecided()
                .declined(DeclineReason.DOMAIN_NOT_FOUND)
                .about(domain)
                .ofFlag(flag)
                .build();
    }

    private static ValidatableResponse asks(Authority authority, UUID flag) {
        return authority
                .asks()
                .accept("text/event-stream")
                .get("/flags/{id}/events", flag)
                .then();
    }

    private String statusIn(Follower.Shown shown) {
        try {
            return json.readTree(shown.data()).at("/domains/0/status").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
