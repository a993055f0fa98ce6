package dk.punktum.flagger.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dk.punktum.flagger.backing.BackingForTests;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever follows the list gets every change, and no state twice.
@QuarkusTest
@WithTestResource(BackingForTests.class)
@WithTestResource(RegistryForTests.class)
class CommittedOrderTest {

    private static final int WRITERS = 6;
    private static final int CHANGES = 60;
    private static final long SEED = 20260701;

    /// A name as the list showed it.
    private record Seen(String domain, long sequence) {}

    /// Follows the list, page by page, as a downstream system would.
    private static final class Follower {

        private final List<Seen> seen = new ArrayList<>();
        private @Nullable String cursor;

        /// @return what is new
        List<Seen> readOn() {
            List<Seen> fresh = new ArrayList<>();
            JsonPath page;
            do {
                page = Story.get(cursor == null ? "/suspensions" : "/suspensions?cursor=" + cursor)
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                List<String> domains = page.getList("suspensions.domain", String.class);
                List<Long> sequences = page.getList("suspensions.sequence", Long.class);
                for (int i = 0; i < domains.size(); i++) {
                    fresh.add(new Seen(domains.get(i), sequences.get(i)));
                }
                cursor = page.getString("resume");
            } while (page.getString("next") != null);
            seen.addAll(fresh);
            return fresh;
        }
    }

    @Inject
    DataSource database;

    @Inject
    CommittedOrder order;

    private final Follower follower = new Follower();
    private List<String> names = List.of();

    @BeforeEach
    void begin() throws SQLException {
        names = IntStream.range(0, 8).mapToObj(_ -> Story.newName()).toList();
        try (Connection connection = database.getConnection()) {
            for (String name : names) {
                execute(connection, "insert into suspension (domain, changed_at) values ('%s', now())".formatted(name));
            }
        }
    }

    @Test
    void whatIsCommittedLateIsListedLate() throws SQLException {
        String early = names.get(0);
        String late = names.get(1);
        try (Connection slow = database.getConnection();
                Connection quick = database.getConnection()) {
            // Given
            slow.setAutoCommit(false);
            change(slow, late);
            change(quick, early);
            follower.readOn();

            // When
            slow.commit();
        }

        // Then
        assertThat(follower.readOn()).contains(new Seen(late, 1));
        assertThat(follower.seen).containsOnlyOnce(new Seen(early, 1), new Seen(late, 1));
    }

    /// The second change of a name can have the lower transaction number: it began first, and waited.
    @Test
    void theLaterChangeOfANameIsNotLostBehindTheEarlier() throws SQLException {
        String name = names.getFirst();
        try (Connection first = database.getConnection();
                Connection second = database.getConnection()) {
            // Given
            second.setAutoCommit(false);
            execute(second, "select pg_current_xact_id()");
            change(first, name);
            change(first, names.get(1));
            follower.readOn();

            // When
            change(second, name);
            second.commit();
        }

        // Then
        follower.readOn();
        assertThat(follower.seen).contains(new Seen(name, 2));
    }

    @Test
    void manyWritersLoseNothingAndRepeatNothing() throws SQLException {
        // Given
        List<CompletableFuture<Void>> writers = IntStream.range(0, WRITERS)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> write(new Random(SEED + writer))))
                .toList();
        var all = CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new));

        // When
        while (!all.isDone()) {
            follower.readOn();
        }
        all.join();
        follower.readOn();

        // Then
        List<Seen> ours = follower.seen.stream()
                .filter(seen -> names.contains(seen.domain()))
                .toList();
        assertThat(ours).doesNotHaveDuplicates();
        Map<String, Long> newest = new HashMap<>();
        for (Seen seen : ours) {
            assertThat(seen.sequence()).isGreaterThan(newest.getOrDefault(seen.domain(), 0L));
            newest.put(seen.domain(), seen.sequence());
        }
        assertThat(newest.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(WRITERS * CHANGES);
    }

    @Test
    void afterARestoreFromADumpListsBeginAnew() throws SQLException {
        // Given
        String name = names.getFirst();
        try (Connection connection = database.getConnection()) {
            change(connection, name);
            execute(
                    connection,
                    "update suspension set changed_in = '999999999999' where domain = '%s'".formatted(name));
        }
        assertThat(follower.readOn()).doesNotContain(new Seen(name, 1));

        // When
        order.renumber(new StartupEvent());

        // Then
        assertThat(follower.readOn()).contains(new Seen(name, 1));
        Story.get("/suspensions?cursor=" + new Cursor(999_999_999_999L, name).text())
                .statusCode(400)
                .body("type", equalTo("tag:punktum.dk,2026:problem/not-a-cursor"));
    }

    @Test
    void theTenthTransactionComesAfterTheNinth() throws SQLException {
        // Given
        Seen tenth = new Seen(names.get(0), 1);
        Seen ninth = new Seen(names.get(1), 1);
        try (Connection connection = database.getConnection()) {
            change(connection, tenth.domain());
            change(connection, ninth.domain());
            execute(
                    connection,
                    "update suspension set changed_in = '10' where domain = '%s'".formatted(tenth.domain()));
            execute(connection, "update suspension set changed_in = '9' where domain = '%s'".formatted(ninth.domain()));
        }

        // Then
        assertThat(follower.readOn()).containsSubsequence(ninth, tenth);
    }

    /// Some transactions get their number before they wait for the name, some after.
    private void write(Random random) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < CHANGES; i++) {
                if (random.nextBoolean()) {
                    execute(connection, "select pg_current_xact_id()");
                }
                change(connection, names.get(random.nextInt(names.size())));
                connection.commit();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void change(Connection connection, String name) throws SQLException {
        execute(
                connection,
                "update suspension set sequence = sequence + 1, changed_at = now() where domain = '%s'"
                        .formatted(name));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
