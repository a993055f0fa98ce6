package dk.punktum.flagger.bench.yardstick;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// One database on the server of this run.
///
/// @param url JDBC
public record Database(String url, int port, String name, String user, String password) {

    public Connection connect() {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param query with one number as its answer
    public long count(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the server takes a statement's parameters for when nobody says what they are.
    ///
    /// @param sql with `$1`, `$2`, …
    public List<String> parameterTypes(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("prepare asked as " + sql);
            try (ResultSet row = statement.executeQuery(
                    "select t::text from pg_prepared_statements, unnest(parameter_types) with ordinality as u (t, place)"
                            + " where name = 'asked' order by place")) {
                List<String> types = new ArrayList<>();
                while (row.next()) {
                    types.add(row.getString(1));
                }
                return types;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the parameters' types are not known: " + sql, e);
        }
    }
}
