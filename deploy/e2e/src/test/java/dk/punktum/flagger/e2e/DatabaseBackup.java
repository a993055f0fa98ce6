package dk.punktum.flagger.e2e;

import dk.punktum.flagger.backing.PostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// A service's whole database as it was at one moment, and back. The service is not running meanwhile.
final class DatabaseBackup {

    private final PostgreSql postgres;
    private final String database;
    private final String backup;

    private DatabaseBackup(PostgreSql postgres, String database) {
        this.postgres = postgres;
        this.database = database;
        this.backup = database + "_backup";
    }

    static DatabaseBackup take(PostgreSql postgres, String database) {
        var taken = new DatabaseBackup(postgres, database);
        taken.withNobodyConnected(statement ->
                statement.execute("create database %s template %s owner %2$s".formatted(taken.backup, database)));
        return taken;
    }

    /// Takes the place of the database.
    void restore() {
        withNobodyConnected(statement -> {
            statement.execute("alter database %s rename to %1$s_lost".formatted(database));
            statement.execute("alter database %s rename to %s".formatted(backup, database));
        });
    }

    private interface Work {
        void on(Statement statement) throws SQLException;
    }

    /// A killed service's connections may outlive it for a moment.
    private void withNobodyConnected(Work work) {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '%s'"
                    .formatted(database));
            work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
