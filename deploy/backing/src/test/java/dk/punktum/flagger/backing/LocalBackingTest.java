package dk.punktum.flagger.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBackingTest {

    private final LocalPorts ports = new LocalPorts(FreePort.find(), FreePort.find(), FreePort.find(), FreePort.find());

    @TempDir
    private Path data;

    private LocalBacking backing;

    @AfterEach
    void close() {
        if (backing != null) {
            backing.close();
        }
    }

    @Test
    void dataOutlivesAKilledBrokerAndARunUntilItIsWiped() throws Exception {
        // Given
        start(LocalBacking.on(data, ports));
        run("intake", "create table kept (word text)");
        String key = Records.uniqueKey();
        Records.send(backing.kafka(), "flag-received", key, "kept");

        // When
        backing.kafka().restart();

        // Then
        assertThat(Records.read(backing.kafka(), "flag-received", key, 1)).containsExactly("kept");
        backing.close();

        // When
        start(LocalBacking.on(data, ports));

        // Then
        assertThat(tables("intake")).containsExactly("kept");
        assertThat(Records.read(backing.kafka(), "flag-received", key, 1)).containsExactly("kept");
        backing.close();

        // When
        backing = LocalBacking.onEmpty(data, ports);
        backing.ensureDatabases();

        // Then
        assertThat(data.resolve("kafka")).doesNotExist();
        assertThat(tables("intake")).isEmpty();
    }

    @Test
    void aServiceGetsIntoItsOwnDatabaseOnly() {
        backing = LocalBacking.on(data, ports);
        backing.ensureDatabases();

        for (String service : LocalBacking.SERVICES) {
            assertThat(tables(service)).isEmpty();
        }
        assertThatThrownBy(() -> connect("intake", "casework", "casework-password"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("intake", "intake", "guess")).hasMessageContaining("password");
    }

    @Test
    void theServersEndWithARunThatWasKilled() throws Exception {
        // Given
        Process killed = LocalBackingMain.launch(data, ports);
        ProcessHandle postgres =
                ProcessHandle.of(pidIn("postgres/postmaster.pid")).orElseThrow();
        ProcessHandle kafka = ProcessHandle.of(pidIn("kafka.pid")).orElseThrow();

        // When
        killed.destroyForcibly().waitFor();

        // Then
        await("the servers of the killed run to end")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !postgres.isAlive() && !kafka.isAlive());
    }

    @Test
    void theNextRunTakesOverWhileTheServersOfAnEarlierOneStillRun() throws Exception {
        // Given
        KafkaProcess kafka = new KafkaProcess(data.resolve("kafka"), ports.kafka());
        kafka.start();
        EmbeddedPostgreSql postgres = new EmbeddedPostgreSql(data.resolve("postgres"), ports.postgres());
        postgres.start();
        long earlierPostgres = pidIn("postgres/postmaster.pid");
        long earlierKafka = pidIn("kafka.pid");

        // When
        start(LocalBacking.on(data, ports));

        // Then
        assertThat(tables("registry")).isEmpty();
        assertThat(ProcessHandle.of(earlierPostgres)).isEmpty();
        assertThat(ProcessHandle.of(earlierKafka)).isEmpty();
    }

    @Test
    void aProcessIdThatWasGivenToSomebodyElseIsNoObstacle() throws Exception {
        Process somebodyElse = new ProcessBuilder("sleep", "600").start();
        Path postmaster = data.resolve("postmaster.pid");
        Files.writeString(postmaster, somebodyElse.pid() + "\n");
        Files.writeString(data.resolve("kafka.pid"), Long.toString(somebodyElse.pid()));

        StalePostmaster.in(data).clear();
        KafkaProcess.endOneThatLostItsOwner(data.resolve("kafka"));

        assertThat(postmaster).as("what would keep PostgreSQL from starting").doesNotExist();
        assertThat(somebodyElse.isAlive()).isTrue();
        somebodyElse.destroyForcibly().waitFor();
    }

    @Test
    void aSecondRunIsRefused() {
        backing = LocalBacking.on(data, ports);

        assertThatThrownBy(() -> LocalBacking.on(data, ports))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another run is using " + data.toAbsolutePath());
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        backing = LocalBacking.on(data, ports);

        try (ServerSocket _ = new ServerSocket(ports.postgres(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(backing::startAll)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "Port %d, wanted for PostgreSQL, is taken. Stop what listens there, or choose another port.",
                            ports.postgres());
        }
    }

    private void start(LocalBacking opened) {
        backing = opened;
        backing.startAll();
    }

    private long pidIn(String file) throws Exception {
        return Long.parseLong(Files.readAllLines(data.resolve(file)).getFirst().strip());
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(backing.postgres().jdbcUrl(database), user, password);
    }

    private void run(String service, String command) throws SQLException {
        try (Connection connection = connect(service, service, LocalBacking.passwordOf(service));
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private List<String> tables(String service) {
        try (Connection connection = connect(service, service, LocalBacking.passwordOf(service));
                ResultSet found = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
