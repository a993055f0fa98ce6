package dk.punktum.flagger.messaging;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.backing.PostgreSql;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/// A database of its own with the tables of the outbox, behind the pool that services use.
final class TestDatabase implements AutoCloseable {

    interface Work {
        void on(Connection connection) throws SQLException;
    }

    /// Kept, since a logger that nobody holds forgets its level.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    final AgroalDataSource pool;

    TestDatabase() {
        FLYWAY.setLevel(Level.WARNING);
        PostgreSql postgres = Backing.forTests().postgres();
        String url = postgres.freshDatabase();
        Flyway.configure()
                .dataSource(url, postgres.user(), postgres.password())
                .locations("db/messaging")
                .load()
                .migrate();
        try {
            pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(40)
                            // As Quarkus sets it: a connection that has failed does not go back into the pool.
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .acquisitionTimeout(Duration.ofSeconds(20))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                    .principal(new NamePrincipal(postgres.user()))
                                    .credential(new SimplePassword(postgres.password())))));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void inTransaction(Work work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            work.on(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes one row after the other, in one transaction; each payload is its number within the call.
    void publish(String topic, String key, int count) {
        List<OutboxRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(record(topic, key, Integer.toString(i)));
        }
        inTransaction(connection -> OutboxTable.insert(connection, records));
    }

    void publish(OutboxRecord... records) {
        inTransaction(connection -> OutboxTable.insert(connection, List.of(records)));
    }

    static OutboxRecord record(String topic, String key, String payload) {
        return new OutboxRecord(
                UUID.randomUUID(),
                topic,
                key,
                Map.of("ce_id", "x"),
                payload.getBytes(StandardCharsets.UTF_8),
                Instant.parse("2026-07-01T08:00:00Z"));
    }

    long count(String sql) {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
