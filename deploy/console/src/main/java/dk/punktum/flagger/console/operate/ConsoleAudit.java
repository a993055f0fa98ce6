package dk.punktum.flagger.console.operate;

import dk.punktum.flagger.console.services.ServiceName;
import dk.punktum.flagger.events.Uuid7;
import io.quarkus.qute.TemplateData;
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
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/// What persons have done from the console. Who and why are committed before anything is asked of a service; what came
/// of it, afterwards.
@Singleton
public class ConsoleAudit {

    /// What a person did.
    public enum Action {
        SET_GOING,
        SWITCH_THROWN,
        SWITCH_RELEASED
    }

    /// An action, and what came of it: nothing when the console ended before it knew.
    @TemplateData
    public record Entry(UUID id, Instant at, String person, Action action, String reason, List<Line> results) {}

    private static final int PAGE = 100;

    private final DataSource database;
    private final Clock clock;

    ConsoleAudit(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public UUID begin(String person, Action action, String reason) {
        UUID id = Uuid7.next();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into console_action (id, at, person, action, reason) values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(3, person);
            insert.setString(4, action.name());
            insert.setString(5, reason);
            insert.executeUpdate();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException("what is not written down is not done", e);
        }
    }

    public void end(UUID action, List<Line> results) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into console_action_result
                            (action_id, position, service, kind, about, outcome, detail) values (?, ?, ?, ?, ?, ?, ?)
                        """)) {
            for (int i = 0; i < results.size(); i++) {
                Line line = results.get(i);
                insert.setObject(1, action);
                insert.setInt(2, i);
                insert.setString(3, line.service().name());
                insert.setString(4, line.kind().name());
                insert.setString(5, line.about());
                insert.setString(6, line.outcome().name());
                insert.setString(7, line.detail());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("what came of an action can not be written down", e);
        }
    }

    /// The newest first.
    public List<Entry> newest() {
        return read("order by at desc, id desc limit " + PAGE, null);
    }

    public Optional<Entry> find(UUID id) {
        return read("where id = ?", id).stream().findFirst();
    }

    private List<Entry> read(String which, @org.jspecify.annotations.Nullable UUID id) {
        List<Entry> entries = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select id, at, person, action, reason from console_action " + which)) {
            if (id != null) {
                select.setObject(1, id);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID action = row.getObject("id", UUID.class);
                    entries.add(new Entry(
                            action,
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("person"),
                            Action.valueOf(row.getString("action")),
                            row.getString("reason"),
                            results(connection, action)));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException("the audit can not be read", e);
        }
    }

    private static List<Line> results(Connection connection, UUID action) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select service, kind, about, outcome, detail from console_action_result
                where action_id = ? order by position
                """)) {
            select.setObject(1, action);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(new Line(
                            ServiceName.valueOf(row.getString("service")),
                            WaitingKind.valueOf(row.getString("kind")),
                            row.getString("about"),
                            Outcome.valueOf(row.getString("outcome")),
                            row.getString("detail"),
                            List.of()));
                }
            }
        }
        return lines;
    }
}
