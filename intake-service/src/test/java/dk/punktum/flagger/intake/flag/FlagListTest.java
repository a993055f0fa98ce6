package dk.punktum.flagger.intake.flag;

import static dk.punktum.flagger.intake.Authority.ONE;
import static dk.punktum.flagger.intake.Authority.TWO;
import static dk.punktum.flagger.intake.Intake.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.intake.Authority;
import dk.punktum.flagger.intake.IntakeTest;
import dk.punktum.flagger.testing.ClientThreads;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever follows the list gets every change, and no state twice.
@QuarkusTest
@WithTestResource(BackingForTests.class)
class FlagListTest extends IntakeTest {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"([^\"]*)\"");

    /// A flag as the list showed it.
    private record Seen(UUID flag, List<String> statuses) {}

    /// Follows the list, page by page, as an authority's system would.
    private static final class Follower {

        private final Authority authority;
        private String at;

        Follower(Authority authority, int limit) {
            this.authority = authority;
            this.at = "/flags?limit=" + limit;
        }

        /// @return what is new
        List<Seen> readOn() {
            List<Seen> fresh = new ArrayList<>();
            Optional<String> next;
            do {
                Response page = authority.asks().get(at);
                assertThat(page.statusCode()).isEqualTo(200);
                List<String> ids = page.path("flagId");
                List<List<String>> statuses = page.path("domains.status");
                IntStream.range(0, ids.size())
                        .forEach(i -> fresh.add(new Seen(UUID.fromString(ids.get(i)), statuses.get(i))));
                at = link(page, "tag:punktum.dk,2026:rel/resume").orElseThrow();
                next = link(page, "next");
                assertThat(next.orElse(at)).isEqualTo(at);
            } while (next.isPresent());
            return fresh;
        }

        /// What is new, up to and with this one. Flags wait for whatever transaction began before theirs.
        List<Seen> readUntil(Seen last) {
            List<Seen> fresh = new ArrayList<>();
            await("the list to show " + last).until(() -> fresh.addAll(readOn()) && fresh.contains(last));
            return fresh;
        }
    }

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @Test
    void aFlagIsListedOnceForEachOfItsChanges() {
        var follower = new Follower(ONE, 2);
        UUID first = ONE.flags("eksempel.dk");
        UUID second = ONE.flags("eksempel.dk");
        UUID third = ONE.flags("eksempel.dk");

        assertThat(follower.readUntil(received(third)))
                .containsSequence(received(first), received(second), received(third));
        ONE.withdraws(second, "{\"reason\": \"RESOLVED\"}").statusCode(200);
        UUID fence = ONE.flags("eksempel.dk");
        assertThat(follower.readUntil(received(fence)))
                .containsExactly(new Seen(second, List.of("WITHDRAWN")), received(fence));
    }

    @Test
    void newsAboutANameIsAChangeOfItsFlags() throws SQLException {
        String name = "list-%s.dk".formatted(UUID.randomUUID());
        UUID flag = ONE.flags(name);
        var follower = new Follower(ONE, 100);
        follower.readUntil(received(flag));

        intake.execute(opened(flag, name));
        assertThat(follower.readUntil(new Seen(flag, List.of("CASE_OPENED")))).hasSize(1);
        intake.execute("""
                insert into suspension_fact (id, domain, sequence, kind, happened_at, case_id, flag_id, placed_at)
                values (gen_random_uuid(), '%s', 1, 'SUSPENDED', now(), gen_random_uuid(), '%s', now())""".formatted(name, flag));
        assertThat(follower.readUntil(new Seen(flag, List.of("SUSPENDED")))).hasSize(1);
    }

    @Test
    void whatIsCommittedLateIsListedLate() throws SQLException {
        UUID late = ONE.flags("eksempel.dk");
        var follower = new Follower(ONE, 100);
        follower.readUntil(received(late));
        UUID early;
        try (Connection slow = database.getConnection()) {
            // Given
            slow.setAutoCommit(false);
            try (var statement = slow.createStatement()) {
                statement.execute(opened(late, "eksempel.dk"));
            }
            early = ONE.flags("eksempel.dk");
            assertThat(follower.readOn()).isEmpty();

            // When
            slow.commit();
        }

        // Then
        assertThat(follower.readUntil(received(early)))
                .containsExactly(new Seen(late, List.of("CASE_OPENED")), received(early));
    }

    @Test
    void aFlagThatIsSupersededComesAgain() {
        // Given
        var follower = new Follower(ONE, 50);
        UUID earlier = ONE.flags("eksempel.dk");
        follower.readUntil(received(earlier));
        Map<String, Object> superseding =
                new HashMap<>(json.convertValue(ONE.decides("eksempel.dk"), new TypeReference<>() {}));
        superseding.put("supersedes", earlier.toString());

        // When
        UUID later = UUID.fromString(
                ONE.submits(superseding).statusCode(202).extract().path("flagId"));

        // Then
        assertThat(follower.readUntil(received(later))).extracting(Seen::flag).contains(earlier);
    }

    @Test
    void theTenthTransactionComesAfterTheNinth() throws SQLException {
        UUID like = TWO.flags("eksempel.dk");
        UUID tenth = copied(like, 10);
        UUID ninth = copied(like, 9);

        assertThat(new Follower(TWO, 1).readUntil(received(like)))
                .containsSubsequence(new Seen(ninth, List.of()), new Seen(tenth, List.of()));
    }

    /// A dump keeps the numbers of its own database's transactions; the new one begins to count anew.
    @Test
    void whatComesFromADumpIsListedBeforeAllOthers() throws SQLException {
        UUID like = TWO.flags("eksempel.dk");
        UUID restored = copied(like, 999_999_999_999L);

        assertThat(new Follower(TWO, 1).readUntil(received(like))).startsWith(new Seen(restored, List.of()));
    }

    /// As if it had been handed in by this transaction; without names.
    private UUID copied(UUID flag, long transaction) throws SQLException {
        UUID copy = UUID.randomUUID();
        intake.execute("""
                insert into flag (id, number, agreement_id, client_id, case_number, decision_date, legal_ground, measure,
                                  tried_first, why_less_is_not_enough, effect_on_mail_and_sub_pages, document_id,
                                  document_sha256, received_at, duration_days, urgency, noted_in)
                select '%1$s', 'F-1999-' || (nextval('flag_number') + 100000), agreement_id, client_id, '%1$s', decision_date,
                       legal_ground, measure, tried_first, why_less_is_not_enough, effect_on_mail_and_sub_pages,
                       document_id, document_sha256, received_at, duration_days, urgency, '%2$d'
                from flag where id = '%3$s'""".formatted(copy, transaction, flag));
        return copy;
    }

    @Test
    void manyWritersLoseNothingAndRepeatNothing() {
        // Given
        var follower = new Follower(ONE, 7);
        follower.readUntil(received(ONE.flags("eksempel.dk")));
        List<CompletableFuture<List<UUID>>> writers = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> Stream.generate(() -> ONE.flags("eksempel.dk"))
                                .limit(8)
                                .toList(),
                        ClientThreads::start))
                .toList();
        var all = CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new));
        List<Seen> seen = new ArrayList<>();

        // When
        while (!all.isDone()) {
            seen.addAll(follower.readOn());
        }
        UUID fence = ONE.flags("eksempel.dk");
        seen.addAll(follower.readUntil(received(fence)));

        // Then
        List<UUID> written =
                writers.stream().flatMap(writer -> writer.join().stream()).toList();
        assertThat(seen)
                .extracting(Seen::flag)
                .filteredOn(flag -> !flag.equals(fence))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @Test
    void othersFlagsAreNotListed() {
        var follower = new Follower(TWO, 100);

        UUID theirs = ONE.flags("eksempel.dk");
        UUID fence = TWO.flags("eksempel.dk");

        assertThat(follower.readUntil(received(fence))).extracting(Seen::flag).doesNotContain(theirs);
    }

    @Test
    void whatChangedBeforeATimeIsLeftOut() {
        UUID before = TWO.flags("eksempel.dk");
        Instant since =
                Instant.parse(TWO.reads(before).extract().path("receivedAt")).plusSeconds(3600);

        assertThat(TWO.asks()
                        .queryParam("updatedSince", since.toString())
                        .get("/flags")
                        .<List<String>>path("flagId"))
                .isEmpty();
        await("the flag to be listed")
                .until(() -> TWO.asks()
                        .queryParam("updatedSince", since.minusSeconds(3700).toString())
                        .queryParam("limit", 100)
                        .get("/flags")
                        .<List<String>>path("flagId")
                        .contains(before.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "updatedSince, yesterday, not-an-instant",
        "cursor, x, not-a-cursor",
        "cursor, 999999999999.0197c1f4-7a60-7000-8000-000000000001, not-a-cursor",
        "limit, 0, limit-out-of-range",
        "limit, 101, limit-out-of-range",
        "limit, -1, limit-out-of-range",
        "caseNumber, ' ', case-number-missing",
    })
    void whatCanNotBeReadIsRefused(String parameter, String value, String code) {
        assertProblem(ONE.asks().queryParam(parameter, value).get("/flags").then(), 400, code);
    }

    @Test
    void onlyAuthoritiesHaveAListOfTheirOwn() {
        assertProblem(new Authority("clara").asks().get("/flags").then(), 400, "case-number-missing");
        assertProblem(new Authority("downstream-client").asks().get("/flags").then(), 403, "forbidden");
    }

    private static Seen received(UUID flag) {
        return new Seen(flag, List.of("RECEIVED"));
    }

    private static String opened(UUID flag, String name) {
        return """
                insert into case_fact (id, flag_id, domain, kind, case_id, case_number, happened_at)
                values (gen_random_uuid(), '%s', '%s', 'OPENED', gen_random_uuid(), 'C-2026-000001', now())""".formatted(flag, name);
    }

    private static Optional<String> link(Response page, String relation) {
        return page.headers().getValues("Link").stream()
                .flatMap(value -> Arrays.stream(value.split(", (?=<)")))
                .map(LINK::matcher)
                .filter(Matcher::matches)
                .filter(link -> link.group(2).equals(relation))
                .map(link -> link.group(1))
                .findFirst();
    }
}
