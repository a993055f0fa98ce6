package dk.punktum.flagger.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerUserTest {

    @Test
    void findsOneThatPostgresqlAccepts() throws Exception {
        Process id = new ProcessBuilder(ServerUser.find().wrap(List.of("id", "-u"))).start();

        assertThat(new String(id.getInputStream().readAllBytes()).strip()).isNotEqualTo("0");
    }

    @Test
    void runsAsNobodyWhereNamespacesAreForbidden() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"));
        Path directory = Files.createTempDirectory(
                "flagger-nobody-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        try (EmbeddedPostgreSql postgres =
                new EmbeddedPostgreSql(directory.resolve("data"), FreePort.find(), ServerUser.NOBODY)) {
            postgres.start();
            assertAnswers(postgres);
            postgres.restart();
            assertAnswers(postgres);
        } finally {
            Directories.delete(directory);
        }
    }

    private static void assertAnswers(PostgreSql postgres) throws SQLException {
        try (var connection =
                DriverManager.getConnection(postgres.jdbcUrl("postgres"), postgres.user(), postgres.password())) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }
}
