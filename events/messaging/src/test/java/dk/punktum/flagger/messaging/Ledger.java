package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.Envelope;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// The work of the test's handlers: writes down what it was given, and fails on keys that a test names.
@Singleton
class Ledger {

    final Set<String> failing = ConcurrentHashMap.newKeySet();

    /// Failures to throw once each, by key.
    final Map<String, List<Supplier<RuntimeException>>> passing = new ConcurrentHashMap<>();

    private final DataSource database;

    Ledger(DataSource database) {
        this.database = database;
    }

    void write(String handler, Envelope<?> envelope) {
        String key = envelope.event().key();
        try (Connection connection = database.getConnection();
                var insert =
                        connection.prepareStatement("insert into ledger (handler, event_id, key) values (?, ?, ?)")) {
            insert.setString(1, handler);
            insert.setObject(2, envelope.id());
            insert.setString(3, key);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // After the write, so that a test sees whether it was taken back.
        List<Supplier<RuntimeException>> failures = passing.get(key);
        if (failures != null && !failures.isEmpty()) {
            throw failures.removeFirst().get();
        }
        if (failing.contains(key)) {
            throw new IllegalArgumentException("this text may quote the content: " + key);
        }
    }

    /// Ids of the events about this key, in the order in which they were done.
    List<String> done(String handler, String key) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select event_id from ledger where handler = ? and key = ? order by position")) {
            select.setString(1, handler);
            select.setString(2, key);
            try (var row = select.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (row.next()) {
                    ids.add(row.getString(1));
                }
                return ids;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
