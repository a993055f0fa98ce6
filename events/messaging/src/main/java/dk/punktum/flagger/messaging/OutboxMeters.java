package dk.punktum.flagger.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/// The outbox in figures. Gauges show what was last counted, so that scraping costs the database nothing.
final class OutboxMeters {

    private final DataSource database;
    private final Clock clock;
    private final Counter sent;
    private final Counter failures;

    private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, 0, null);

    OutboxMeters(DataSource database, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.sent = Counter.builder("flagger.outbox.sent")
                .description("Events that Kafka has acknowledged")
                .register(meters);
        this.failures = Counter.builder("flagger.outbox.failures")
                .description("Cycles of the relay that failed, and rows that Kafka refused")
                .register(meters);
        Gauge.builder("flagger.outbox.pending", () -> backlog.pending())
                .description("Events that are not in Kafka yet, without the parked ones")
                .register(meters);
        Gauge.builder("flagger.outbox.parked", () -> backlog.parked())
                .description("Events that Kafka will never take as they are; a person has to look")
                .register(meters);
        Gauge.builder("flagger.outbox.oldest.seconds", this::oldestSeconds)
                .description("Age of the oldest event that is not in Kafka yet")
                .register(meters);
    }

    void sent(int events) {
        sent.increment(events);
    }

    void failed() {
        failures.increment();
    }

    /// Counts anew.
    void count() throws SQLException {
        try (Connection connection = database.getConnection()) {
            backlog = OutboxTable.backlog(connection);
        }
    }

    private double oldestSeconds() {
        var oldest = backlog.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }
}
