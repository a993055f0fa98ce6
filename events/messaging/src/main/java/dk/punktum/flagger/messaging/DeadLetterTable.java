package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.Uuid7;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The SQL of the table `dead_letter`. Each method works on the caller's connection and transaction.
final class DeadLetterTable {

    private static final String COLUMNS =
            "id, handler, topic, partition, record_offset, key, headers, payload, reason, detail, set_aside_at";

    /// Keeps the record, and writes the one for the dead-letter topic into the outbox.
    ///
    /// @return false when it is here already: a repeat changes nothing
    static boolean setAside(Connection connection, DeadLetter letter) throws SQLException {
        Arrival arrival = letter.arrival();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into dead_letter (%s, event_id)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                on conflict (handler, topic, partition, record_offset, event_id) do nothing
                """.formatted(COLUMNS))) {
            insert.setObject(1, letter.id());
            insert.setString(2, letter.handler());
            insert.setString(3, arrival.topic());
            insert.setInt(4, arrival.partition());
            insert.setLong(5, arrival.offset());
            insert.setString(6, arrival.key());
            insert.setString(7, HeaderJson.write(arrival.headers()));
            insert.setBytes(8, arrival.payload());
            insert.setString(9, letter.reason().name());
            insert.setString(10, letter.detail());
            insert.setObject(11, letter.setAsideAt().atOffset(ZoneOffset.UTC));
            insert.setObject(12, arrival.eventId());
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        OutboxTable.insert(connection, List.of(letter.forDeadLetterTopic(Uuid7.next())));
        return true;
    }

    /// The lanes of this handler in which something is set aside and not resolved.
    static Set<Arrival.Lane> openLanes(Connection connection, String handler) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct topic, key from dead_letter
                where handler = ? and key is not null and resolved_at is null
                """)) {
            select.setString(1, handler);
            try (ResultSet row = select.executeQuery()) {
                Set<Arrival.Lane> lanes = new HashSet<>();
                while (row.next()) {
                    lanes.add(new Arrival.Lane(row.getString(1), row.getString(2)));
                }
                return lanes;
            }
        }
    }

    /// Until the transaction ends, nobody else adds to or takes from what this handler has set aside. Without it, a
    /// record could be set aside behind one that is redriven at that very moment, and stay there.
    static void lock(Connection connection, String handler) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select pg_advisory_xact_lock(hashtextextended('dead-letters ' || ?, 0))")) {
            lock.setString(1, handler);
            lock.execute();
        }
    }

    static Optional<DeadLetter> find(Connection connection, UUID id) throws SQLException {
        return select(connection, "where id = ? and resolved_at is null", id).stream()
                .findFirst();
    }

    /// The first unresolved ones in its lane, in order; only itself when it has none.
    static List<DeadLetter> inLaneOf(Connection connection, DeadLetter letter, int limit) throws SQLException {
        Arrival arrival = letter.arrival();
        if (arrival.key() == null) {
            return find(connection, letter.id()).stream().toList();
        }
        return select(connection, """
                        where handler = ? and topic = ? and key = ? and resolved_at is null
                        order by partition, record_offset limit ?""", letter.handler(), arrival.topic(), arrival.key(), limit);
    }

    /// The oldest unresolved ones.
    static List<DeadLetter> open(Connection connection, int limit) throws SQLException {
        return select(connection, "where resolved_at is null order by set_aside_at, id limit ?", limit);
    }

    static void resolve(
            Connection connection,
            UUID id,
            DeadLetter.Resolution resolution,
            Instant now,
            String by,
            @Nullable String discardReason)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update dead_letter set resolution = ?, resolved_at = ?, resolved_by = ?, discard_reason = ?
                where id = ? and resolved_at is null
                """)) {
            update.setString(1, resolution.name());
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setString(3, by);
            update.setString(4, discardReason);
            update.setObject(5, id);
            update.executeUpdate();
        }
    }

    /// What went wrong the last time.
    static void explain(Connection connection, UUID id, DeadLetter.Reason reason, String detail) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update dead_letter set reason = ?, detail = ? where id = ?")) {
            update.setString(1, reason.name());
            update.setString(2, detail);
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    private static List<DeadLetter> select(Connection connection, String where, Object... parameters)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select %s from dead_letter %s".formatted(COLUMNS, where))) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                List<DeadLetter> letters = new ArrayList<>();
                while (row.next()) {
                    letters.add(read(row));
                }
                return letters;
            }
        }
    }

    private static DeadLetter read(ResultSet row) throws SQLException {
        var arrival = new Arrival(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("key"),
                HeaderJson.read(row.getString("headers")),
                row.getBytes("payload"));
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("handler"),
                arrival,
                DeadLetter.Reason.valueOf(row.getString("reason")),
                row.getString("detail"),
                row.getObject("set_aside_at", OffsetDateTime.class).toInstant());
    }

    private DeadLetterTable() {}
}
