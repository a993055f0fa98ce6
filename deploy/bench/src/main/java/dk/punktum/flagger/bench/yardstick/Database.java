package dk.punktum.flagger.bench.yardstick;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One database on the server of this run.
///
/// @param url JDBC
public record Database(String url, int port, String name, String user, String password) {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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

    /// What the server takes a statement's parameters for when nobody says what they are; where it can not tell, it is
    /// told which of them look like ids, as drivers say.
    public List<String> parameterTypes(Execution execution) {
        try {
            return parameterTypes("asked", execution.sql());
        } catch (SQLException _) {
            String declared = execution.parameters().stream()
                    .map(value ->
                            value.filter(text -> UUID.matcher(text).matches()).isPresent() ? "uuid" : "unknown")
                    .collect(Collectors.joining(", ", "asked (", ")"));
            try {
                return parameterTypes(declared, execution.sql());
            } catch (SQLException e) {
                throw new IllegalStateException("the parameters' types are not known: " + execution.sql(), e);
            }
        }
    }

    private List<String> parameterTypes(String name, String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("prepare %s as %s".formatted(name, sql));
            try (ResultSet row = statement.executeQuery(
                    "select t::text from pg_prepared_statements, unnest(parameter_types) with ordinality as u (t, place)"
                            + " where name = 'asked' order by place")) {
                List<String> types = new ArrayList<>();
                while (row.next()) {
                    types.add(row.getString(1));
                }
                return types;
            }
        }
    }
}
