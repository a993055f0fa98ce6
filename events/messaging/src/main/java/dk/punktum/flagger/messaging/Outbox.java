package dk.punktum.flagger.messaging;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.events.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tells the other services what has happened: an event is written down in the transaction that causes it, and reaches
/// Kafka if, and only if, that transaction commits.
@ApplicationScoped
public class Outbox {

    private final TransactionSynchronizationRegistry transactions;
    private final DataSource database;
    private final OutboxRelay relay;
    private final OutboxSettings settings;
    private final Clock clock;
    private final String source;

    Outbox(
            TransactionSynchronizationRegistry transactions,
            DataSource database,
            OutboxRelay relay,
            OutboxSettings settings,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.transactions = transactions;
        this.database = database;
        this.relay = relay;
        this.settings = settings;
        this.clock = clock;
        this.source = "/" + service;
    }

    /// Joins the running transaction. Events of one transaction are sent in the order in which they were published;
    /// events of several transactions about one key in the order of their commits, as long as those transactions
    /// exclude each other by the row lock, or the version, of the aggregate that the events are about.
    ///
    /// @param correlationId the story this belongs to: the flag's id, or the agreement's
    /// @throws IllegalStateException    outside a transaction that can still commit
    /// @throws IllegalArgumentException when the event is larger than Kafka takes
    public void publish(Event event, String correlationId) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException(
                    "an event is published inside the transaction that causes it, or not at all");
        }
        var envelope =
                new Envelope<>(Uuid7.next(), source, clock.instant(), correlationId, TraceContext.current(), event);
        var record = new OutboxRecord(
                envelope.id(),
                envelope.type().topic(),
                event.key(),
                CloudEvents.headers(envelope),
                CloudEvents.value(event),
                envelope.time());
        if (record.bytesAtMost() > largest(envelope.type())) {
            throw new IllegalArgumentException(
                    "%s of up to %d bytes is larger than Kafka takes".formatted(record.topic(), record.bytesAtMost()));
        }
        pending().add(record);
    }

    /// What both the topic and the producer take.
    private int largest(EventType type) {
        String ofTopic = type.topicConfig().settings().get("max.message.bytes");
        return ofTopic == null
                ? settings.maxRecordBytes()
                : Math.min(Integer.parseInt(ofTopic), settings.maxRecordBytes());
    }

    private Pending pending() {
        if (transactions.getResource(Pending.class) instanceof Pending pending) {
            return pending;
        }
        var pending = new Pending();
        transactions.putResource(Pending.class, pending);
        transactions.registerInterposedSynchronization(pending);
        return pending;
    }

    /// What one transaction has published; written with one statement when it is about to commit. That is late enough
    /// for the aggregate's row lock to be held, and a burst costs one round trip.
    private final class Pending implements Synchronization {

        private final List<OutboxRecord> records = new ArrayList<>();
        private boolean written;

        void add(OutboxRecord record) {
            if (written) {
                throw new IllegalStateException("the transaction is already committing");
            }
            records.add(record);
        }

        @Override
        public void beforeCompletion() {
            written = true;
            try (Connection connection = database.getConnection()) {
                OutboxTable.insert(connection, records);
            } catch (SQLException e) {
                throw new IllegalStateException("events can not be written down", e);
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
