package dk.punktum.flagger.crash.witness;

import dk.punktum.flagger.backing.PostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The services' databases, as their superuser sees them: past everything that is made to go wrong. To connect costs
/// more than most of what is asked, so connections are kept for as long as they are good.
public final class Databases implements AutoCloseable {

    /// Those with an outbox, by the names of the databases.
    public static final List<String> SERVICES = List.of("registry", "intake", "casework", "suspension", "notification");

    private static final int ANSWER_WITHIN_SECONDS = 5;

    /// What becomes of one row.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final PostgreSql postgres;
    private final Map<String, Connection> connections = new HashMap<>();

    public Databases(PostgreSql postgres) {
        this.postgres = postgres;
    }

    synchronized <T> List<T> all(String service, String query, Row<T> each) {
        try (Statement statement = connection(service).createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<T> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(each.read(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("%s: %s: %s".formatted(service, e.getMessage(), query), e);
        }
    }

    long count(String service, String query) {
        return all(service, query, row -> row.getLong(1)).getFirst();
    }

    synchronized void run(String service, String statements) {
        try (Statement statement = connection(service).createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException("%s: %s".formatted(service, e.getMessage()), e);
        }
    }

    /// A gigabyte of it by default, which is most of the small disk.
    public void keepLittleLog() {
        run("postgres", "alter system set max_wal_size = '256MB'");
        run("postgres", "select pg_reload_conf()");
    }

    private Connection connection(String service) throws SQLException {
        Connection kept = connections.get(service);
        if (kept != null && kept.isValid(ANSWER_WITHIN_SECONDS)) {
            return kept;
        }
        if (kept != null) {
            kept.close();
        }
        Connection made = DriverManager.getConnection(postgres.jdbcUrl(service), postgres.user(), postgres.password());
        connections.put(service, made);
        return made;
    }

    @Override
    public synchronized void close() {
        for (Connection each : connections.values()) {
            try {
                each.close();
            } catch (SQLException _) {
                // Its server is gone.
            }
        }
    }
}
