package dk.punktum.flagger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.BackingForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class ParkedRowTest extends RelayFixture {

    private static final TestSettings SMALL = TestSettings.usual().withMaxRecordBytes(5_000);
    private static final TestSettings LARGE = TestSettings.usual().withMaxRecordBytes(5_000_000);

    @Test
    void isParkedWithItsKeyAndOthersGoOn() {
        // Given
        String stuck = newKey("stuck");
        String other = newKey("other");
        database.publish(TestDatabase.record(TOPIC, stuck, "before"));
        database.publish(TestDatabase.record(TOPIC, stuck, "x".repeat(10_000)));
        database.publish(TestDatabase.record(TOPIC, stuck, "behind"));
        database.publish(TestDatabase.record("case-decided", stuck, "behind, on another topic"));
        database.publish(TestDatabase.record(TOPIC, other, "0"));

        // When
        startRelay(SMALL);

        // Then
        awaitArrived("the other key", other, List.of("0"));
        awaitArrived("what came before", stuck, List.of("before"));
        awaitParked(1);
        assertThat(arrived("case-decided", stuck)).isEmpty();
        assertThat(parked()).singleElement().satisfies(row -> {
            assertThat(row.key()).isEqualTo(stuck);
            assertThat(row.reason()).isEqualTo("RecordTooLargeException");
            assertThat(row.waiting()).isEqualTo(2);
        });

        // And: still so after more has gone through
        database.publish(TestDatabase.record(TOPIC, other, "1"));
        awaitArrived("the other key again", other, List.of("0", "1"));
        assertThat(arrived(stuck)).containsExactly("before");
    }

    @Test
    void goesOnInOrderWhenReleased() {
        // Given
        String stuck = newKey("stuck");
        String large = "x".repeat(10_000);
        database.publish(TestDatabase.record(TOPIC, stuck, large));
        database.publish(TestDatabase.record(TOPIC, stuck, "behind"));
        var small = startRelay(SMALL);
        awaitParked(1);
        small.close();

        // When
        database.inTransaction(connection -> assertThat(
                        OutboxTable.release(connection, parked().getFirst().position()))
                .isTrue());
        startRelay(LARGE);

        // Then
        awaitArrived("the large one and what was behind it", stuck, List.of(large, "behind"));
        awaitEmptyOutbox();
    }

    @Test
    void isParkedWhenTheBrokerRefusesIt() {
        // Given: more than the topic takes, not more than the producer takes
        String stuck = newKey("stuck");
        String other = newKey("other");
        database.publish(
                TestDatabase.record(TOPIC, stuck, "x".repeat(2_000_000)),
                TestDatabase.record(TOPIC, stuck, "behind"),
                TestDatabase.record(TOPIC, other, "0"));

        // When
        startRelay(LARGE);

        // Then
        awaitArrived("the other key", other, List.of("0"));
        awaitParked(1);
        assertThat(arrived(stuck)).isEmpty();
    }

    @Test
    void isParkedWhenItsTopicCanNotBe() {
        // Given
        String key = newKey("nowhere");
        String other = newKey("other");
        database.publish(TestDatabase.record("no such topic!", key, "0"), TestDatabase.record(TOPIC, other, "0"));

        // When
        startRelay();

        // Then
        awaitArrived("the other key", other, List.of("0"));
        awaitParked(1);
        assertThat(parked()).first().extracting(OutboxTable.ParkedRow::reason).isEqualTo("InvalidTopicException");
    }

    @Test
    void aParkedDeadLetterDoesNotHoldUpItsKey() {
        // Given
        String key = newKey("key");
        database.publish(
                TestDatabase.record("case-opened-dlq", key, "x".repeat(10_000)), TestDatabase.record(TOPIC, key, "0"));

        // When
        startRelay(SMALL);

        // Then
        awaitArrived("the key's event", key, List.of("0"));
        awaitParked(1);
    }

    private void awaitParked(int count) {
        await("parked rows")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(parked()).hasSize(count));
    }

    private List<OutboxTable.ParkedRow> parked() {
        try (var connection = database.pool.getConnection()) {
            return OutboxTable.parked(connection);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
