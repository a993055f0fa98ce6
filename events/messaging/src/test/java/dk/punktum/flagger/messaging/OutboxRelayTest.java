package dk.punktum.flagger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.BackingForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class OutboxRelayTest extends RelayFixture {

    @Test
    void keepsTheOrderOfEachKey() {
        // Given
        String one = newKey("one");
        String other = newKey("other");
        database.publish(TOPIC, one, 120);
        database.publish(TOPIC, other, 120);

        // When
        startRelay();

        // Then
        awaitArrived("all of one key", one, numbers(120));
        awaitArrived("all of the other key", other, numbers(120));
        awaitEmptyOutbox();
    }

    @Test
    void sendsAKeysNextTopicOnlyWhenKafkaHasTheOneBefore() {
        // Given
        String key = newKey("story");
        database.publish(
                TestDatabase.record("case-opened", key, "opened"),
                TestDatabase.record("case-decided", key, "decided"),
                TestDatabase.record("case-opened", key, "opened again"));

        // When
        startRelay();

        // Then
        await("the story").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(arrived("case-opened", key)).containsExactly("opened", "opened again");
            assertThat(arrived("case-decided", key)).containsExactly("decided");
        });
    }

    @Test
    void losesNothingWhileSixteenWritersCommitAtOnce() throws Exception {
        // Given: aggregates whose rows are locked by whoever changes them; some writers are slow, some roll back
        int writers = 16;
        int changesEach = 40;
        List<String> keys = IntStream.range(0, 6).mapToObj(i -> newKey("w" + i)).toList();
        database.inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("create table aggregate (key text primary key, version int not null)");
                for (String key : keys) {
                    statement.execute("insert into aggregate values ('%s', 0)".formatted(key));
                }
            }
        });
        startRelay();
        startRelay();

        // When
        var committed = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> running = IntStream.range(0, writers)
                    .<Future<?>>mapToObj(writer -> threads.submit(() -> {
                        for (int i = 0; i < changesEach; i++) {
                            if (change(keys.get(ThreadLocalRandom.current().nextInt(keys.size())))) {
                                committed.incrementAndGet();
                            }
                        }
                    }))
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
        }

        // Then
        Map<String, List<String>> expected = new TreeMap<>();
        database.inTransaction(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select key, version from aggregate")) {
                while (row.next()) {
                    expected.put(row.getString(1), numbers(row.getInt(2)));
                }
            }
        });
        assertThat(expected.values().stream().mapToInt(List::size).sum()).isEqualTo(committed.get());
        assertThat(committed.get()).isBetween(1, writers * changesEach - 1);
        expected.forEach((key, versions) -> awaitArrived("every committed change of " + key, key, versions));
        awaitEmptyOutbox();
    }

    private boolean change(String key) {
        var random = ThreadLocalRandom.current();
        try (Connection connection = database.pool.getConnection()) {
            connection.setAutoCommit(false);
            int version;
            try (var lock = connection.prepareStatement("select version from aggregate where key = ? for update")) {
                lock.setString(1, key);
                try (var row = lock.executeQuery()) {
                    row.next();
                    version = row.getInt(1);
                }
            }
            try (var update = connection.prepareStatement("update aggregate set version = version + 1 where key = ?")) {
                update.setString(1, key);
                update.executeUpdate();
            }
            OutboxTable.insert(connection, List.of(TestDatabase.record(TOPIC, key, Integer.toString(version))));
            if (random.nextInt(10) == 0) {
                try (var slow = connection.createStatement()) {
                    slow.execute("select pg_sleep(%s)".formatted(random.nextDouble(0.1)));
                }
            }
            if (random.nextInt(8) == 0) {
                connection.rollback();
                return false;
            }
            connection.commit();
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsWhatKafkaHasTakenOver() {
        // Given
        String key = newKey("acknowledged");
        database.publish(TOPIC, key, 3);
        var before = Instant.now();

        // When
        startRelay();

        // Then
        awaitArrived("all of them", key, numbers(3));
        await("three acknowledgements")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(acknowledged.stream()
                                .flatMap(batch -> batch.records().stream())
                                .filter(record -> record.key().equals(key)))
                        .hasSize(3)
                        .allSatisfy(record -> assertThat(record.topic()).isEqualTo(TOPIC)));
        assertThat(acknowledged).allSatisfy(batch -> assertThat(batch.at()).isBetween(before, Instant.now()));
    }

    @Test
    void anObserverThatFailsHoldsNothingUp() {
        // Given
        String key = newKey("observer");
        database.publish(TOPIC, key, 3);
        failingObserver = true;

        // When
        startRelay();

        // Then
        awaitArrived("all of them", key, numbers(3));
        awaitEmptyOutbox();
    }

    @Test
    void oneRelayAtATime() {
        // Given
        startRelay();
        startRelay();
        startRelay();

        // When
        String key = newKey("many");
        for (int i = 0; i < 300; i++) {
            database.publish(TestDatabase.record(TOPIC, key, Integer.toString(i)));
        }

        // Then: each once, in order; two at a time would repeat
        awaitArrived("all of them", key, numbers(300));
        awaitEmptyOutbox();
        assertThat(arrived(key)).isEqualTo(numbers(300));
    }

    @Test
    void anotherRelayTakesOverWhenOneDies() throws Exception {
        // Given: a relay that hangs in the middle of its cycle, and another one that would like to
        String key = newKey("failover");
        Connection hung = database.pool.getConnection();
        hung.setAutoCommit(false);
        assertThat(OutboxTable.tryLock(hung)).isTrue();
        var waiting = startRelay();
        database.publish(TOPIC, key, 3);
        waiting.wake();
        var cycle = waiting.lastGoodCycle();
        await("a cycle that finds the lock taken")
                .atMost(PATIENCE)
                .until(() -> waiting.lastGoodCycle().isAfter(cycle.plusMillis(50)));
        assertThat(arrived(key)).isEmpty();

        // When
        hung.rollback();
        hung.close();

        // Then
        awaitArrived("what the dead one left", key, numbers(3));
    }

    @Test
    void whatAStoppedRelayLeavesTheNextOneSends() {
        // Given
        String key = newKey("shutdown");
        var first = startRelay();
        database.publish(TOPIC, key, 2000);

        // When
        await("the first relay to be at it")
                .atMost(PATIENCE)
                .until(() -> !arrived(key).isEmpty());
        first.close();
        startRelay();

        // Then
        awaitArrived("all of them, none twice", key, numbers(2000));
    }
}
