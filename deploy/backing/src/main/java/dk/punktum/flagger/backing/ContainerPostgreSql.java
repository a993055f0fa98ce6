package dk.punktum.flagger.backing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// PostgreSQL in a container.
final class ContainerPostgreSql implements PostgreSql {

    private static final String SUPERUSER = "postgres";
    private static final String SUPERUSER_PASSWORD = "postgres";

    private final int port;
    private final FixedPortContainer container;
    private final PostgresAdministration administration;

    ContainerPostgreSql(int port) {
        this.port = port;
        List<String> command = new ArrayList<>(List.of("postgres"));
        PostgresSettings.all().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        this.container = new FixedPortContainer(
                ContainerImages.POSTGRES.image(),
                Map.of(port, 5432),
                Map.of("POSTGRES_PASSWORD", SUPERUSER_PASSWORD),
                command);
        this.administration = new PostgresAdministration("localhost", port, SUPERUSER, SUPERUSER_PASSWORD);
    }

    @Override
    public String description() {
        return "PostgreSQL in a container, on port " + port;
    }

    @Override
    public synchronized void start() {
        container.start();
        administration.awaitAnswer(
                Duration.ofSeconds(60), () -> container.isRunning() ? null : "PostgreSQL ended: " + container.logs());
        administration.assertDurable();
    }

    @Override
    public synchronized void stop() {
        container.kill();
    }

    @Override
    public synchronized void close() {
        container.remove();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String freshDatabase() {
        return administration.freshDatabase();
    }

    @Override
    public void ensureDatabase(String name, String password) {
        administration.ensureDatabase(name, password);
    }

    @Override
    public String jdbcUrl(String database) {
        return administration.jdbcUrl(database);
    }

    @Override
    public String user() {
        return SUPERUSER;
    }

    @Override
    public String password() {
        return SUPERUSER_PASSWORD;
    }
}
