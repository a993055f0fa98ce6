package dk.punktum.flagger.console.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/// Questions about what has been read.
@ApplicationScoped
public class SeenRecords {

    private final DataSource database;

    SeenRecords(DataSource database) {
        this.database = database;
    }

    /// The newest that match, the newest first.
    public List<SeenRecord> newest(RecordFilter filter, int atMost) {
        return records("""
                where (?::text is null or domain = ?) and (?::text is null or case_number = ?)
                  and (cardinality(?::text[]) = 0 or topic = any (?::text[]))
                order by recorded_at desc, topic, partition, at_offset desc limit ?
                """, (select, connection) -> {
            var topics = connection.createArrayOf("text", filter.topics().toArray());
            select.setString(1, filter.domain());
            select.setString(2, filter.domain());
            select.setString(3, filter.caseNumber());
            select.setString(4, filter.caseNumber());
            select.setArray(5, topics);
            select.setArray(6, topics);
            select.setInt(7, atMost);
        });
    }

    /// Everything about one name, the newest first.
    ///
    /// @param domain A-label
    public List<SeenRecord> about(String domain, int atMost) {
        return records("where domain = ? order by recorded_at desc limit ?", (select, _) -> {
            select.setString(1, domain);
            select.setInt(2, atMost);
        });
    }

    /// Records that carry this number: a flag's, a case's or an order's; the newest first.
    public List<SeenRecord> numbered(String number, int atMost) {
        return records("where flag_number = ? or case_number = ? order by recorded_at desc limit ?", (select, _) -> {
            select.setString(1, number);
            select.setString(2, number);
            select.setInt(3, atMost);
        });
    }

    /// Records that carry this id: of a flag, a case, an event, or as correlation id; the newest first.
    public List<SeenRecord> identified(UUID id, int atMost) {
        return records(
                "where flag_id = ? or case_id = ? or event_id = ? or correlation_id = ? order by recorded_at desc"
                        + " limit ?",
                (select, _) -> {
                    select.setObject(1, id);
                    select.setObject(2, id);
                    select.setObject(3, id);
                    select.setString(4, id.toString());
                    select.setInt(5, atMost);
                });
    }

    /// When the first record at or after each of these offsets was written to Kafka. A partition that has none
    /// there is left out: everything is read, or we are behind ourselves.
    public Map<TopicPartition, Instant> timesFrom(Map<TopicPartition, Long> offsets) {
        if (offsets.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select o.topic, o.partition, first.recorded_at
                          from unnest(?::text[], ?::int[], ?::bigint[]) as o (topic, partition, at_offset)
                          cross join lateral (
                               select recorded_at from record_seen r
                                where r.topic = o.topic and r.partition = o.partition
                                  and r.at_offset >= o.at_offset
                                order by r.at_offset limit 1) as first
                        """)) {
            var partitions = offsets.keySet();
            Object[] topics = partitions.stream().map(TopicPartition::topic).toArray();
            Object[] numbers =
                    partitions.stream().map(TopicPartition::partition).toArray();
            select.setArray(1, connection.createArrayOf("text", topics));
            select.setArray(2, connection.createArrayOf("int", numbers));
            select.setArray(
                    3, connection.createArrayOf("bigint", offsets.values().toArray()));
            Map<TopicPartition, Instant> times = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Timestamp at = row.getTimestamp(3);
                    times.put(new TopicPartition(row.getString(1), row.getInt(2)), at.toInstant());
                }
            }
            return times;
        } catch (SQLException e) {
            throw new IllegalStateException("the table of records can not be read", e);
        }
    }

    private interface Parameters {
        void set(PreparedStatement select, Connection connection) throws SQLException;
    }

    private List<SeenRecord> records(String where, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select %s from record_seen %s".formatted(SeenRecordTable.NAMES, where))) {
            parameters.set(select, connection);
            List<SeenRecord> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(SeenRecordTable.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the table of records can not be read", e);
        }
    }
}
