package dk.punktum.flagger.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgreSqlTest {

    private final PostgreSql postgres = Backing.forTests().postgres();

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void aCommitSurvivesACrash(String setting) throws SQLException {
        assertThat(ask(postgres.freshDatabase(), "show " + setting)).isEqualTo("on");
    }

    @Test
    void isVersion18() throws SQLException {
        assertThat(ask(postgres.freshDatabase(), "show server_version")).startsWith("18.");
    }

    @Test
    void aRestartKeepsPortAndData() throws SQLException {
        // Given
        String url = postgres.freshDatabase();
        run(url, "create table kept (word text)", "insert into kept values ('here')");

        // When
        postgres.restart();

        // Then
        assertThat(ask(url, "select word from kept")).isEqualTo("here");
    }

    private String ask(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private void run(String url, String... commands) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }
}
