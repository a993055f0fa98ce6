package dk.punktum.flagger.messaging;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL of the table `outbox`. Each method works on the caller's connection and transaction.
final class OutboxTable {

    /// Names the relay's lock among all advisory locks of a database ("flagout" in ASCII).
    private static final long RELAY_LOCK = 0x666C61676F7574L;

    private static final String LANE = "case when topic like '%-dlq' then topic || ' ' || key else key end";

    /// What waits, how old it is, and what is parked.
    record Backlog(long pending, long parked, @Nullable Instant oldest) {}

    /// A row that Kafka will never take as it is.
    ///
    /// @param waiting how many rows wait behind it
    record ParkedRow(
            long position,
            UUID eventId,
            String topic,
            String key,
            Instant createdAt,
            Instant parkedAt,
            String reason,
            long waiting) {}

    /// Draws positions in the list's order: the identity is computed row by row as the sorted rows come in.
    static void insert(Connection connection, List<OutboxRecord> records) throws SQLException {
        int count = records.size();
        var ids = new UUID[count];
        var topics = new String[count];
        var keys = new String[count];
        var headers = new String[count];
        byte[] @Nullable [] payloads = new byte[count] @Nullable [];
        var times = new String[count];
        for (int i = 0; i < count; i++) {
            OutboxRecord record = records.get(i);
            ids[i] = record.eventId();
            topics[i] = record.topic();
            keys[i] = record.key();
            headers[i] = HeaderJson.write(record.headers());
            payloads[i] = record.payload();
            times[i] = record.createdAt().toString();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outbox (event_id, topic, key, headers, payload, created_at)
                select event_id, topic, key, headers::jsonb, payload, created_at::timestamptz
                from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[])
                    with ordinality as r (event_id, topic, key, headers, payload, created_at, place)
                order by place
                """)) {
            insert.setArray(1, connection.createArrayOf("uuid", ids));
            insert.setArray(2, connection.createArrayOf("text", topics));
            insert.setArray(3, connection.createArrayOf("text", keys));
            insert.setArray(4, connection.createArrayOf("text", headers));
            insert.setArray(5, connection.createArrayOf("bytea", payloads));
            insert.setArray(6, connection.createArrayOf("text", times));
            insert.executeUpdate();
        }
    }

    /// Whether this transaction is now the one that relays; it is until it ends, whatever way it ends.
    static boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, RELAY_LOCK);
            try (ResultSet result = lock.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /// The next rows to send, in order; nothing from a lane with a parked row. Call it after [#tryLock] in the same
    /// transaction, which must be READ COMMITTED: this statement has to see what the last relay deleted.
    static List<OutboxRow> next(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select position, %1$s as lane, event_id, topic, key, headers, payload, created_at
                from outbox
                where parked_at is null
                  and %1$s not in (select %1$s from outbox where parked_at is not null)
                order by position
                limit ?
                """.formatted(LANE))) {
            select.setInt(1, limit);
            try (ResultSet row = select.executeQuery()) {
                List<OutboxRow> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(new OutboxRow(
                            row.getLong("position"),
                            row.getString("lane"),
                            new OutboxRecord(
                                    row.getObject("event_id", UUID.class),
                                    row.getString("topic"),
                                    row.getString("key"),
                                    HeaderJson.read(row.getString("headers")),
                                    row.getBytes("payload"),
                                    instant(row, "created_at"))));
                }
                return rows;
            }
        }
    }

    static void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where position = any(?)")) {
            Array positions = connection.createArrayOf(
                    "bigint", rows.stream().map(OutboxRow::position).toArray());
            delete.setArray(1, positions);
            delete.executeUpdate();
        }
    }

    static void park(Connection connection, OutboxRow row, String reason, Instant now) throws SQLException {
        try (PreparedStatement park =
                connection.prepareStatement("update outbox set parked_at = ?, park_reason = ? where position = ?")) {
            park.setObject(1, now.atOffset(ZoneOffset.UTC));
            park.setString(2, reason);
            park.setLong(3, row.position());
            park.executeUpdate();
        }
    }

    /// Lets the relay try a parked row again, and what waits behind it.
    ///
    /// @return whether there was such a parked row
    static boolean release(Connection connection, long position) throws SQLException {
        try (PreparedStatement release = connection.prepareStatement(
                "update outbox set parked_at = null, park_reason = null where position = ? and parked_at is not null")) {
            release.setLong(1, position);
            return release.executeUpdate() == 1;
        }
    }

    static Backlog backlog(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select count(*) filter (where parked_at is null) as pending,
                               count(*) filter (where parked_at is not null) as parked,
                               min(created_at) filter (where parked_at is null) as oldest
                        from outbox
                        """);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Backlog(
                    row.getLong("pending"),
                    row.getLong("parked"),
                    Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)
                            .orElse(null));
        }
    }

    static List<ParkedRow> parked(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        with lanes as (select *, %s as lane from outbox)
                        select p.*, (select count(*) from lanes w
                                     where w.lane = p.lane and w.position > p.position) as waiting
                        from lanes p
                        where p.parked_at is not null
                        order by p.position
                        """.formatted(LANE));
                ResultSet row = select.executeQuery()) {
            List<ParkedRow> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(new ParkedRow(
                        row.getLong("position"),
                        row.getObject("event_id", UUID.class),
                        row.getString("topic"),
                        row.getString("key"),
                        instant(row, "created_at"),
                        instant(row, "parked_at"),
                        row.getString("park_reason"),
                        row.getLong("waiting")));
            }
            return rows;
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OutboxTable() {}
}
