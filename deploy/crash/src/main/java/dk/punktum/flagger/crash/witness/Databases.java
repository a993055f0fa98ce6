package dk.punktum.flagger.crash.witness;

import dk.punktum.flagger.backing.PostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The services' databases, as their superuser sees them: past everything that is made to go wrong.
public final class Databases {

    /// Those with an outbox, by the names of the databases.
    public static final List<String> SERVICES = List.of("registry", "intake", "casework", "suspension", "notification");

    /// What becomes of one row.
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final PostgreSql postgres;

    public Databases(PostgreSql postgres) {
        this.postgres = postgres;
    }

    <T> List<T> all(String service, String query, Row<T> each) {
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement();
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

    void run(String service, String statements) {
        try (Connection connection = connect(service);
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new IllegalStateException("%s: %s".formatted(service, e.getMessage()), e);
        }
    }

    private Connection connect(String service) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(service), postgres.user(), postgres.password());
    }
}
