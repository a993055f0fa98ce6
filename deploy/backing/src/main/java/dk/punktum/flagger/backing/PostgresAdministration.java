package dk.punktum.flagger.backing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is done with a PostgreSQL server as its superuser, wherever it runs.
final class PostgresAdministration {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String host;
    private final int port;
    private final String user;
    private final String password;

    PostgresAdministration(String host, int port, String user, String password) {
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /// @param ended says why it will never answer, or null while it may
    void awaitAnswer(Duration patience, Supplier<@Nullable String> ended) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            try (Connection _ = connect()) {
                return;
            } catch (SQLException notYet) {
                String why = ended.get();
                if (why != null) {
                    throw new IllegalStateException(why, notYet);
                }
                if (System.nanoTime() > giveUp) {
                    throw new IllegalStateException("PostgreSQL did not answer within " + patience, notYet);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    /// Refuses a server that could forget what it confirmed: what a test shows on one would prove nothing.
    void assertDurable() {
        try (Connection connection = connect()) {
            for (Map.Entry<String, String> wanted : PostgresSettings.DURABLE.entrySet()) {
                String found = show(connection, wanted.getKey());
                if (!found.equals(wanted.getValue())) {
                    throw new IllegalStateException("PostgreSQL runs with %s=%s; it must be %s"
                            .formatted(wanted.getKey(), found, wanted.getValue()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("show " + setting)) {
            result.next();
            return result.getString(1);
        }
    }

    String freshDatabase() {
        String name = "test_%d_%d".formatted(ProcessHandle.current().pid(), DATABASES.incrementAndGet());
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return jdbcUrl(name);
    }

    void ensureDatabase(String name, String rolePassword) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            String identifier = statement.enquoteIdentifier(name, true);
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + identifier + " login");
            }
            statement.execute("alter role " + identifier + " password " + statement.enquoteLiteral(rolePassword));
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + identifier + " owner " + identifier);
                // No service reads another's.
                statement.execute("revoke connect on database " + identifier + " from public");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), user, password);
    }
}
