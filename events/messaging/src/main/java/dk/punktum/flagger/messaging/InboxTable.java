package dk.punktum.flagger.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/// The SQL of the table `inbox`. Each method works on the caller's connection and transaction.
final class InboxTable {

    // Sorted, so that two consumers of one batch wait for each other instead of deadlocking.
    private static final String CLAIM = """
            insert into inbox (handler, event_id)
            select ?, id from unnest(?::uuid[]) as id %s order by id
            on conflict do nothing
            returning event_id
            """;

    /// Marks events as done by this handler, in this transaction. Where another transaction is just doing one of them,
    /// this waits for its end.
    ///
    /// @return those that were not done before
    static Set<UUID> claim(Connection connection, String handler, Collection<UUID> events) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM.formatted(""))) {
            claim.setString(1, handler);
            claim.setArray(2, connection.createArrayOf("uuid", events.toArray()));
            return ids(claim);
        }
    }

    /// Marks events as done like [#claim], and notes where their partitions go on; unless this handler has something
    /// set aside: then only the latter.
    ///
    /// @return those that were not done before; nothing when something is set aside
    static Optional<Set<UUID>> claimUnlessSetAside(
            Connection connection, String handler, Collection<UUID> events, Map<TopicPartition, Long> next)
            throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement("""
                with set_aside as (
                    select from dead_letter where handler = ? and key is not null and resolved_at is null limit 1
                ), claimed as (%s), advanced as (%s)
                select null as event_id from set_aside union all select event_id from claimed
                """.formatted(
                        CLAIM.formatted("where not exists (select from set_aside)"), InboxPositionTable.ADVANCE))) {
            claim.setString(1, handler);
            claim.setString(2, handler);
            claim.setArray(3, connection.createArrayOf("uuid", events.toArray()));
            InboxPositionTable.set(connection, claim, 4, next);
            try (ResultSet row = claim.executeQuery()) {
                Set<UUID> claimed = new HashSet<>();
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    if (id == null) {
                        return Optional.empty();
                    }
                    claimed.add(id);
                }
                return Optional.of(claimed);
            }
        }
    }

    /// Those of the events that this handler has done.
    static Set<UUID> done(Connection connection, String handler, Collection<UUID> events) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select event_id from inbox where handler = ? and event_id = any(?::uuid[])")) {
            select.setString(1, handler);
            select.setArray(2, connection.createArrayOf("uuid", events.toArray()));
            return ids(select);
        }
    }

    /// Forgets what was done before.
    static int purge(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from inbox where received_at < ?")) {
            delete.setObject(1, before.atOffset(ZoneOffset.UTC));
            return delete.executeUpdate();
        }
    }

    private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            Set<UUID> ids = new HashSet<>();
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private InboxTable() {}
}
