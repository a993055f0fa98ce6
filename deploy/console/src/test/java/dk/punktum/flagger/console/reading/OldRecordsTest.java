package dk.punktum.flagger.console.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.testing.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
class OldRecordsTest {

    /// Where no other test has records: older than all.
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Inject
    DataSource database;

    @Inject
    SeenRecords records;

    @Inject
    ReadingConfig config;

    @Test
    void rowsGoWithTheRecordsThatKafkaDeletes() throws SQLException {
        // Given
        try (var connection = database.getConnection()) {
            SeenRecordTable.insert(
                    connection,
                    LongStream.range(0, 2_500)
                            .mapToObj(offset -> record("flag-received", offset, "old.dk"))
                            .toList());
            SeenRecordTable.insert(
                    connection,
                    List.of(
                            record("flag-received-dlq", 0, "old.dk"),
                            record("suspension-state", 0, "old.dk"),
                            record("suspension-state", 1, "old.dk"),
                            record("suspension-state", 2, "other.dk")));
        }
        var clock = new SettableClock(LONG_AGO.plus(Duration.ofDays(89)));
        var old = new OldRecords(database, config, clock);

        // When
        int tooSoon = old.clean();
        clock.advance(Duration.ofDays(2));
        int gone = old.clean();

        // Then
        assertThat(tooSoon).isZero();
        assertThat(gone).isEqualTo(2_501);
        assertThat(records.newest(new RecordFilter(null, null, Set.of("suspension-state")), 10_000))
                .filteredOn(row -> row.recordedAt().equals(LONG_AGO))
                .extracting(SeenRecord::offset)
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(records.newest(new RecordFilter("old.dk", null, Set.of("flag-received-dlq")), 10))
                .hasSize(1);

        // When
        clock.advance(Duration.ofDays(300));
        old.clean();

        // Then
        assertThat(records.newest(new RecordFilter("old.dk", null, Set.of()), 10))
                .extracting(SeenRecord::topic)
                .containsExactly("suspension-state");
    }

    private static SeenRecord record(String topic, long offset, String domain) {
        return new SeenRecord(
                topic, 99, offset, LONG_AGO, LONG_AGO, domain, null, null, null, domain, null, null, null, null, null,
                null, null, Map.of(), "{}", null, 2);
    }
}
