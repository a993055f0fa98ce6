package dk.punktum.flagger.messaging;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.backing.BackingForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class RelayReconnectsTest extends RelayFixture {

    @Test
    void afterARestartOfPostgreSql() {
        // Given
        String key = newKey("postgres");
        startRelay();
        database.publish(TestDatabase.record(TOPIC, key, "0"));
        awaitArrivedAtLeastOnce("the event before", key, numbers(1));

        // When
        Backing.forTests().postgres().restart();

        // Then
        publishWhenPossible(key, "1");
        awaitArrivedAtLeastOnce("the event after", key, numbers(2));
    }

    @Test
    void afterItsBackendWasKilled() {
        // Given
        String key = newKey("backend");
        startRelay();
        database.publish(TOPIC, key, 1500);

        // When: again and again, in whatever it is doing
        for (int i = 0; i < 20; i++) {
            database.count("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()
                    """);
        }

        // Then
        awaitArrivedAtLeastOnce("all events", key, numbers(1500));
        awaitEmptyOutbox();
    }

    @Test
    void afterARestartOfKafka() {
        // Given
        String key = newKey("kafka");
        startRelay();
        database.publish(TestDatabase.record(TOPIC, key, "0"));
        awaitArrivedAtLeastOnce("the event before", key, numbers(1));

        // When
        Backing.forTests().kafka().stop();
        for (int i = 1; i < 200; i++) {
            database.publish(TestDatabase.record(TOPIC, key, Integer.toString(i)));
        }
        Backing.forTests().kafka().start();

        // Then
        awaitArrivedAtLeastOnce("what was written while Kafka was away", key, numbers(200));
        awaitEmptyOutbox();
    }

    /// The test's own connections are broken as well; the pool drops each when it is used.
    private void publishWhenPossible(String key, String payload) {
        org.awaitility.Awaitility.await("the database to take the event")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> {
                    database.publish(TestDatabase.record(TOPIC, key, payload));
                    return true;
                });
    }
}
