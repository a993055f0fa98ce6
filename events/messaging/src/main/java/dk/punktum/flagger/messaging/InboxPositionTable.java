package dk.punktum.flagger.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// The SQL of the table `inbox_position`. Each method works on the caller's connection and transaction.
final class InboxPositionTable {

    /// Notes where each partition goes on. Not the highest ever: a topic that is made anew starts again at 0.
    static void advance(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        write(connection, next, "do update set next_offset = excluded.next_offset");
    }

    /// Notes where a partition begins that this database has never read.
    static void begin(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        write(connection, next, "do nothing");
    }

    private static void write(Connection connection, Map<TopicPartition, Long> next, String onConflict)
            throws SQLException {
        if (next.isEmpty()) {
            return;
        }
        // In one order, so that two consumers of one batch wait for each other instead of deadlocking.
        try (PreparedStatement write = connection.prepareStatement("""
                insert into inbox_position (topic, partition, next_offset)
                select * from unnest(?::text[], ?::int[], ?::bigint[]) as n (topic, partition, next_offset)
                order by topic, partition
                on conflict (topic, partition) %s
                """.formatted(onConflict))) {
            var partitions = next.keySet();
            write.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            partitions.stream().map(TopicPartition::topic).toArray()));
            write.setArray(
                    2,
                    connection.createArrayOf(
                            "int",
                            partitions.stream().map(TopicPartition::partition).toArray()));
            write.setArray(3, connection.createArrayOf("bigint", next.values().toArray()));
            write.executeUpdate();
        }
    }

    static Map<TopicPartition, Long> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select topic, partition, next_offset from inbox_position");
                ResultSet row = select.executeQuery()) {
            Map<TopicPartition, Long> next = new HashMap<>();
            while (row.next()) {
                next.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
            return next;
        }
    }

    private InboxPositionTable() {}
}
