package dk.punktum.flagger.messaging;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What persons have done about what was stuck in this service, when, and why. A row is written in the transaction of
/// what it tells of: what is not written down is not done.
@Singleton
public class OperatorAudit {

    /// What somebody did.
    public enum Action {
        /// A dead letter was handed to its handler, which did it.
        REDRIVEN,
        /// A dead letter was handed to its handler, which failed again.
        REDRIVE_FAILED,
        /// A dead letter is never to be done.
        DISCARDED,
        /// Kafka is to be asked again to take a parked event.
        RELEASED,
        /// A failed notice is to be sent anew.
        NOTICE_RESENT
    }

    /// What it was done to.
    ///
    /// @param id    of the dead letter or notice, or the position in the outbox
    /// @param topic of the event; null when it is none
    /// @param key   a domain name or an id
    public record Subject(
            String id, @Nullable String topic, @Nullable String key) {}

    /// A row, as it is shown.
    ///
    /// @param subject id of the dead letter or notice, or position in the outbox
    /// @param detail  codes, class names and places in the code
    public record Entry(
            long position,
            Instant at,
            String person,
            Action action,
            String subject,
            @Nullable String topic,
            @Nullable String key,
            @Nullable String detail,
            @Nullable String reason) {}

    private final DataSource database;
    private final Clock clock;

    OperatorAudit(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Joins the running transaction.
    public void write(OperatorAct act, Action action, Subject subject) {
        try (Connection connection = database.getConnection()) {
            write(connection, act, action, subject, null, clock.instant());
        } catch (SQLException e) {
            throw new IllegalStateException("an action can not be written down", e);
        }
    }

    static void write(
            Connection connection,
            OperatorAct act,
            Action action,
            Subject subject,
            @Nullable String detail,
            Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into operator_audit (at, person, action, subject, topic, key, detail, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setString(2, act.person());
            insert.setString(3, action.name());
            insert.setString(4, subject.id());
            insert.setString(5, subject.topic());
            insert.setString(6, subject.key());
            insert.setString(7, detail);
            insert.setString(8, act.reason());
            insert.executeUpdate();
        }
    }

    /// The newest first.
    ///
    /// @param before only entries with a lower position
    List<Entry> before(long before, int most) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select position, at, person, action, subject, topic, key, detail, reason from operator_audit
                        where position < ? order by position desc limit ?
                        """)) {
            select.setLong(1, before);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                List<Entry> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(new Entry(
                            row.getLong("position"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("person"),
                            Action.valueOf(row.getString("action")),
                            row.getString("subject"),
                            row.getString("topic"),
                            row.getString("key"),
                            row.getString("detail"),
                            row.getString("reason")));
                }
                return entries;
            }
        }
    }
}
