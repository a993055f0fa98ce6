package dk.punktum.flagger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxPositionsTest {

    private static final TopicPartition PARTITION = new TopicPartition("case-decided", 3);

    private final TestDatabase database = new TestDatabase();
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @BeforeEach
    void read() {
        consumer.assign(List.of(PARTITION));
    }

    @AfterEach
    void close() {
        consumer.close();
        database.close();
    }

    /// Kafka is told a moment after the database: it may be behind, and then goes on where it was told.
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, nullValues = "none", textBlock = """
            KAFKA, DATABASE, GOES ON AT, REMEMBERS
            10,    10,       10,         10
            10,    4,        4,          4
            10,    12,       10,         12
            10,    none,     10,         10
            10,    0,        0,          0""")
    void theLowerOfBothCounts(long kafka, Long known, long goesOnAt, long remembers) {
        // Given
        consumer.seek(PARTITION, kafka);
        if (known != null) {
            database.inTransaction(connection -> InboxPositionTable.advance(connection, Map.of(PARTITION, known)));
        }
        var positions = new InboxPositions(database.pool);

        // When
        positions.onPartitionsAssigned(consumer, List.of(PARTITION));

        // Then
        assertThat(consumer.position(PARTITION)).isEqualTo(goesOnAt);
        database.inTransaction(connection ->
                assertThat(InboxPositionTable.all(connection)).containsExactly(Map.entry(PARTITION, remembers)));
        assertThat(positions.areAt(Map.of(PARTITION, remembers))).isTrue();
        assertThat(positions.areAt(Map.of(PARTITION, remembers + 1))).isFalse();
        assertThat(positions.areAt(Map.of(new TopicPartition("case-closed", 0), 0L)))
                .isTrue();
    }
}
