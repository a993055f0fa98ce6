package dk.punktum.flagger.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Wires the plain classes.
@Singleton
class MessagingBeans {

    @Produces
    @Singleton
    OutboxMeters outboxMeters(DataSource database, MeterRegistry meters, Clock clock) {
        return new OutboxMeters(database, meters, clock);
    }

    @Produces
    @Singleton
    InboxMeters inboxMeters(MeterRegistry meters) {
        return new InboxMeters(meters);
    }

    void show(@Observes StartupEvent event, InboxMeters meters) {
        meters.show();
    }

    /// @param kafka all `kafka.*` properties
    @Produces
    @Singleton
    OutboxRelay outboxRelay(
            DataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            OutboxSettings settings,
            OutboxMeters meters,
            Clock clock,
            Event<Acknowledged> acknowledged) {
        return new OutboxRelay(
                database,
                new KafkaSender(kafka, service + "-outbox", settings),
                settings,
                meters,
                clock,
                acknowledged::fire);
    }

    @Produces
    @Singleton
    Handlers handlers(RollCall rollCall) {
        return new Handlers(rollCall);
    }

    @Produces
    @Singleton
    InboxTransaction inboxTransaction(DataSource database, OutboxRelay relay, InboxMeters meters, Clock clock) {
        return new InboxTransaction(database, relay, meters, clock);
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(DataSource database, Handlers handlers, Clock clock) {
        return new DeadLetters(database, handlers, clock);
    }
}
