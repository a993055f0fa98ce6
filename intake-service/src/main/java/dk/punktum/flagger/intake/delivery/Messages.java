package dk.punktum.flagger.intake.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// All messages to webhooks. All inside a transaction.
@ApplicationScoped
class Messages {

    private static final String PREFIX = "msg_";

    /// The oldest due one of a webhook that is enabled and not busy. A later message of a flag waits for its earlier
    /// ones, whoever has those in hand.
    private static final String CLAIM = """
            update webhook_message set leased_until = ?, attempts = attempts + 1
            where id = (
                select m.id
                from webhook_message m join webhook w on w.id = m.webhook_id
                where m.status = 'PENDING' and w.status = 'ENABLED'
                  and m.next_attempt_at <= ? and (m.leased_until is null or m.leased_until < ?)
                  and not exists (
                      select 1 from webhook_message earlier
                      where earlier.webhook_id = m.webhook_id and earlier.flag_id = m.flag_id
                        and earlier.status = 'PENDING' and earlier.position < m.position)
                  and (select count(*) from webhook_message busy
                       where busy.webhook_id = m.webhook_id and busy.status = 'PENDING' and busy.leased_until >= ?) < ?
                order by m.next_attempt_at, m.position
                limit 1
                for update of m skip locked)
            returning id, webhook_id, body, attempts""";

    private final DataSource database;

    Messages(DataSource database) {
        this.database = database;
    }

    static String shown(UUID messageId) {
        return PREFIX + messageId;
    }

    /// @return empty when it is not the id of any message
    static Optional<UUID> id(String shown) {
        try {
            return shown.startsWith(PREFIX)
                    ? Optional.of(UUID.fromString(shown.substring(PREFIX.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// @param flagId null in a test
    void add(UUID id, UUID webhookId, @Nullable UUID flagId, String body, Instant now) {
        change("""
                insert into webhook_message
                    (id, webhook_id, flag_id, body, created_at, status, attempts, next_attempt_at)
                values (?, ?, ?, ?, ?, 'PENDING', 0, ?)""", id, webhookId, flagId, body, now, now);
    }

    /// @param perWebhook how many of one webhook may be in hand at once
    @Transactional
    Optional<Claim> claim(Instant now, Instant leasedUntil, int perWebhook) {
        return query(
                        CLAIM,
                        row -> new Claim(
                                row.getObject("id", UUID.class),
                                row.getObject("webhook_id", UUID.class),
                                row.getString("body"),
                                row.getInt("attempts")),
                        leasedUntil,
                        now,
                        now,
                        now,
                        perWebhook)
                .stream()
                .findFirst();
    }

    /// What came of an attempt; nothing when the message has been claimed or replayed since.
    ///
    /// @param status      `PENDING` to keep it
    /// @param nextAttempt when it is tried again
    boolean settle(Claim claim, String status, String outcome, Instant nextAttempt) {
        return change("""
                        update webhook_message
                        set status = ?, last_outcome = ?, next_attempt_at = ?, leased_until = null
                        where id = ? and attempts = ? and status = 'PENDING' and leased_until is not null""", status, outcome, nextAttempt, claim.messageId(), claim.attempt()) > 0;
    }

    /// Makes one message, or all since a time, due again. One that is in hand at this moment is left alone.
    ///
    /// @param id null for all
    int replay(UUID webhookId, @Nullable UUID id, Instant since, Instant now) {
        return change("""
                update webhook_message set status = 'PENDING', attempts = 0, next_attempt_at = ?, leased_until = null
                where webhook_id = ? and (id = ? or ?::uuid is null) and created_at >= ?
                  and (leased_until is null or leased_until < ?)""", now, webhookId, id, id, since, now);
    }

    /// The newest first.
    List<MessageView> newest(UUID webhookId, int most) {
        return query("""
                select id, flag_id, created_at, status, attempts, next_attempt_at, last_outcome
                from webhook_message where webhook_id = ? order by position desc limit ?""", Messages::view, webhookId, most);
    }

    /// Forgets what was settled and is older than this.
    @Transactional
    int forget(Instant before) {
        return change("delete from webhook_message where status <> 'PENDING' and created_at < ?", before);
    }

    private static MessageView view(ResultSet row) throws SQLException {
        String status = row.getString("status");
        return new MessageView(
                shown(row.getObject("id", UUID.class)),
                row.getObject("flag_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                status,
                row.getInt("attempts"),
                status.equals("PENDING")
                        ? row.getObject("next_attempt_at", OffsetDateTime.class).toInstant()
                        : null,
                row.getString("last_outcome"));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> row, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("messages to webhooks can not be read", e);
        }
    }

    private int change(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("messages to webhooks can not be changed", e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i] instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : values[i]);
        }
        return statement;
    }
}
