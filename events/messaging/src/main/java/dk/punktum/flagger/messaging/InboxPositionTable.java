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

    // In one order, so that two consumers of one batch wait for each other instead of deadlocking.
    private static final String WRITE = """
            insert into inbox_position (topic, partition, next_offset)
            select * from unnest(?::text[], ?::int[], ?::bigint[]) as n (topic, partition, next_offset)
            order by topic, partition
            on conflict (topic, partition)
            """;

    /// Notes where each partition goes on. Not the highest ever: a topic that is made anew starts again at 0. For its
    /// parameters see [#set].
    static final String ADVANCE = WRITE + "do update set next_offset = excluded.next_offset";

    private static final String BEGIN = WRITE + "do nothing";

    static void advance(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        write(connection, ADVANCE, next);
    }

    /// Notes where a partition begins that this database has never read.
    static void begin(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
        write(connection, BEGIN, next);
    }

    private static void write(Connection connection, String sql, Map<TopicPartition, Long> next) throws SQLException {
        if (next.isEmpty()) {
            return;
        }
        try (PreparedStatement write = connection.prepareStatement(sql)) {
            set(connection, write, 1, next);
            write.executeUpdate();
        }
    }

    /// Sets the three parameters of [#ADVANCE].
    ///
    /// @param first the number of the first of them
    static void set(Connection connection, PreparedStatement statement, int first, Map<TopicPartition, Long> next)
            throws SQLException {
        Object[] topics = next.keySet().stream().map(TopicPartition::topic).toArray();
        Object[] partitions =
                next.keySet().stream().map(TopicPartition::partition).toArray();
        statement.setArray(first, connection.createArrayOf("text", topics));
        statement.setArray(first + 1, connection.createArrayOf("int", partitions));
        statement.setArray(
                first + 2, connection.createArrayOf("bigint", next.values().toArray()));
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
