package dk.punktum.flagger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Envelope;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
@TestProfile(InboxStopsTest.OwnApplication.class)
class InboxStopsTest extends InboxFixture {

    /// One that may be told to stop: no other test has it.
    public static final class OwnApplication implements QuarkusTestProfile {}

    private static final String TOPIC = "case-decided";

    @Inject
    InboxTransaction transaction;

    @Inject
    InboxMeters meters;

    @Inject
    Inbox inboxOfTheApplication;

    @Inject
    Event<ShutdownEvent> shutdown;

    private Inbox inbox;

    @BeforeEach
    void anInboxOfItsOwn() {
        inbox = new Inbox(transaction, new Handlers(() -> {}), meters);
    }

    @Test
    void whatFailsBecauseTheServiceStopsIsNotSetAside() {
        // Given
        DomainName name = newName();
        Consumer<Envelope<CaseDecided>> overtaken = decided -> {
            ledger.write(HANDLER, decided);
            inbox.stop(Duration.ZERO);
            throw new IllegalStateException("something is closed already");
        };

        // When
        assertGivesBack(inbox, batch(name, 1, CloudEvents.value(about(name))), overtaken);

        // Then
        assertThat(setAside(name)).isEmpty();
        assertThat(done(name)).isEmpty();
    }

    @Test
    void noRecordIsTriedAloneOnceTheServiceStops() {
        // Given
        DomainName name = newName();
        List<UUID> tried = new ArrayList<>();
        Consumer<Envelope<CaseDecided>> overtaken = decided -> {
            tried.add(decided.id());
            if (tried.size() == 3) {
                inbox.stop(Duration.ZERO);
                throw new IllegalStateException("something is closed already");
            }
        };

        // When
        assertGivesBack(inbox, batch(name, 3, CloudEvents.value(about(name))), overtaken);

        // Then
        assertThat(setAside(name)).isEmpty();
        assertThat(tried).hasSize(3);
    }

    @Test
    void aPoisonRecordIsNotSetAsideOnceTheServiceStops() {
        // Given: a batch that fails by its own fault, and then again alone while the service stops
        DomainName name = newName();
        List<UUID> tried = new ArrayList<>();
        Consumer<Envelope<CaseDecided>> poisoned = decided -> {
            tried.add(decided.id());
            if (tried.size() == 2) {
                inbox.stop(Duration.ZERO);
            }
            throw new IllegalArgumentException("poison");
        };

        // When
        assertGivesBack(inbox, batch(name, 2, CloudEvents.value(about(name))), poisoned);

        // Then
        assertThat(setAside(name)).isEmpty();
        assertThat(tried).hasSize(2);
    }

    @Test
    void noBatchIsBegunOnceTheServiceStops() {
        // Given
        DomainName name = newName();
        inbox.stop(Duration.ZERO);

        // When
        assertGivesBack(inbox, batch(name, 2, CloudEvents.value(about(name))), this::write);
        assertGivesBack(inbox, batch(name, 2, "{".getBytes(StandardCharsets.UTF_8)), this::write);

        // Then
        assertThat(done(name)).isEmpty();
        assertThat(setAside(name)).isEmpty();
    }

    @Test
    void stoppingWaitsForTheBatchInHand() throws Exception {
        // Given
        DomainName name = newName();
        var inHand = new CountDownLatch(1);
        Consumer<Envelope<CaseDecided>> slow = decided -> {
            inHand.countDown();
            await("the service to stop").atMost(PATIENCE).until(inbox::stopping);
            write(decided);
        };
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<?> batch = threads.submit(() ->
                    inbox.eachOnce(batch(name, 1, CloudEvents.value(about(name))), CaseDecided.class, HANDLER, slow));
            inHand.await();

            // When
            inbox.stop(PATIENCE);

            // Then
            assertThat(done(name)).hasSize(1);
            batch.get();
        }
    }

    @Test
    void theShutdownOfTheServiceStopsTheInbox() {
        // Given
        DomainName name = newName();

        // When
        shutdown.fire(new ShutdownEvent());

        // Then
        assertGivesBack(inboxOfTheApplication, batch(name, 1, CloudEvents.value(about(name))), this::write);
        assertThat(done(name)).isEmpty();
    }

    private void write(Envelope<CaseDecided> decided) {
        ledger.write(HANDLER, decided);
    }

    /// By an exception, which is why the record is not acknowledged.
    private static void assertGivesBack(
            Inbox inbox, ConsumerRecords<String, byte[]> batch, Consumer<Envelope<CaseDecided>> work) {
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> inbox.eachOnce(batch, CaseDecided.class, HANDLER, work));
    }

    private static ConsumerRecords<String, byte[]> batch(DomainName name, int size, byte[] value) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            var record = new ConsumerRecord<>(TOPIC, 0, 2_000_000L + i, name.aLabel(), value);
            headers(about(name), UUID.randomUUID())
                    .forEach((key, text) -> record.headers().add(key, text.getBytes(StandardCharsets.UTF_8)));
            records.add(record);
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records), Map.of());
    }
}
