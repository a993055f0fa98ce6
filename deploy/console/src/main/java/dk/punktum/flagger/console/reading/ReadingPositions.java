package dk.punktum.flagger.console.reading;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// The SQL of the table `reading_position`. Works on the caller's connection and transaction.
final class ReadingPositions {

    static Map<TopicPartition, Long> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select topic, partition, next_offset from reading_position");
                ResultSet row = select.executeQuery()) {
            Map<TopicPartition, Long> next = new HashMap<>();
            while (row.next()) {
                next.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
            return next;
        }
    }

    /// Not the highest ever: a topic that is made anew begins at 0 again.
    static void advance(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into reading_position (topic, partition, next_offset)
                select * from unnest(?::text[], ?::int[], ?::bigint[]) as n (topic, partition, next_offset)
                order by topic, partition
                on conflict (topic, partition) do update set next_offset = excluded.next_offset
                """)) {
            var partitions = next.keySet();
            Object[] topics = partitions.stream().map(TopicPartition::topic).toArray();
            Object[] numbers =
                    partitions.stream().map(TopicPartition::partition).toArray();
            upsert.setArray(1, connection.createArrayOf("text", topics));
            upsert.setArray(2, connection.createArrayOf("int", numbers));
            upsert.setArray(3, connection.createArrayOf("bigint", next.values().toArray()));
            upsert.executeUpdate();
        }
    }

    /// Forgets a partition that is not the one that was read: its rows, and how far they went.
    static void forget(Connection connection, TopicPartition partition) throws SQLException {
        for (String table : new String[] {"record_seen", "reading_position"}) {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from " + table + " where topic = ? and partition = ?")) {
                delete.setString(1, partition.topic());
                delete.setInt(2, partition.partition());
                delete.executeUpdate();
            }
        }
    }

    private ReadingPositions() {}
}
