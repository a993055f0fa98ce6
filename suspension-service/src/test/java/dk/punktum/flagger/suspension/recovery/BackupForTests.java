package dk.punktum.flagger.suspension.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// A backup of the whole database, inside it.
@ApplicationScoped
class BackupForTests {

    /// `deadlock_detected`.
    private static final String DEADLOCK = "40P01";

    private static final int TRIES = 10;

    private final DataSource database;

    BackupForTests(DataSource database) {
        this.database = database;
    }

    void take() {
        inTransaction(statement -> {
            // One moment for all tables.
            statement.execute("set transaction isolation level repeatable read");
            statement.execute("drop schema if exists backup cascade");
            statement.execute("create schema backup");
            for (String table : tables(statement)) {
                statement.execute("create table backup.%1$s as table public.%1$s".formatted(table));
            }
        });
    }

    void restore() {
        inTransaction(statement -> {
            // A backup is consistent, so nothing is checked on the way.
            statement.execute("set local session_replication_role = replica");
            List<String> tables = tables(statement);
            statement.execute("truncate " + String.join(", ", tables));
            for (String table : tables) {
                statement.execute("insert into public.%1$s (%2$s) overriding system value select %2$s from backup.%1$s"
                        .formatted(table, columns(statement, table)));
            }
        });
    }

    private static List<String> tables(Statement statement) throws SQLException {
        return list(
                statement,
                "select tablename from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'"
                        + " order by tablename");
    }

    private static String columns(Statement statement, String table) throws SQLException {
        return String.join(", ", list(statement, """
                        select column_name from information_schema.columns
                        where table_schema = 'public' and table_name = '%s' and is_generated = 'NEVER'
                        order by ordinal_position""".formatted(table)));
    }

    private static List<String> list(Statement statement, String sql) throws SQLException {
        try (var row = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    private interface Work {
        void on(Statement statement) throws SQLException;
    }

    /// Workers hold locks of single tables while all are wanted here: who loses a deadlock tries again.
    private void inTransaction(Work work) {
        for (int tries = 1; ; tries++) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                work.on(statement);
                connection.commit();
                return;
            } catch (SQLException e) {
                if (!DEADLOCK.equals(e.getSQLState()) || tries == TRIES) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
