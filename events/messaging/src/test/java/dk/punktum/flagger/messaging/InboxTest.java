package dk.punktum.flagger.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.backing.BackingForTests;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.DomainName;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(BackingForTests.class)
class InboxTest extends InboxFixture {

    private static final String TOPIC = "case-decided";

    @Inject
    Inbox inbox;

    @Test
    void doesARepeatedEventOnce() {
        // Given
        DomainName name = newName();
        UUID id = UUID.randomUUID();

        // When
        kafka.deliver(about(name), id);
        kafka.deliver(about(name), id);
        awaitFenceBehind(name);

        // Then
        assertThat(done(name)).containsExactly(id.toString());
    }

    @Test
    void notesWhereEachPartitionGoesOnWithTheWork() {
        // Given
        DomainName name = newName();
        CaseDecided event = about(name);
        UUID id = UUID.randomUUID();

        // When
        var there = kafka.deliverRaw(TOPIC, name.aLabel(), headers(event, id), CloudEvents.value(event));
        awaitDone("it is done", name, 1);

        // Then
        assertThat(count("select next_offset from inbox_position where topic = '%s' and partition = %d"
                        .formatted(TOPIC, there.partition())))
                .isEqualTo(there.offset() + 1);
    }

    /// Else a restored database would never be found to have caught up.
    @Test
    void notesThatAPartitionGoesOnBehindWhatIsSetAside() {
        // Given
        DomainName poisoned = newName();
        ledger.failing.add(poisoned.aLabel());
        CaseDecided event = about(poisoned);

        // When
        var there =
                kafka.deliverRaw(TOPIC, poisoned.aLabel(), headers(event, UUID.randomUUID()), CloudEvents.value(event));

        // Then
        await("it is set aside").atMost(PATIENCE).until(() -> setAside(poisoned).size() == 1);
        assertThat(count("select next_offset from inbox_position where topic = '%s' and partition = %d"
                        .formatted(TOPIC, there.partition())))
                .isEqualTo(there.offset() + 1);
    }

    @Test
    void doesEachEventOnceWhenTwoConsumersHaveTheSameBatch() throws Exception {
        for (int round = 0; round < 30; round++) {
            // Given
            DomainName name = newName();
            List<UUID> ids = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ids.add(UUID.randomUUID());
            }
            ConsumerRecords<String, byte[]> batch = batch(name, ids);
            var start = new CyclicBarrier(2);

            // When
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Future<?>> both = new ArrayList<>();
                for (int i = 0; i < 2; i++) {
                    both.add(threads.submit(() -> {
                        start.await();
                        inbox.eachOnce(batch, CaseDecided.class, HANDLER, decided -> ledger.write(HANDLER, decided));
                        return null;
                    }));
                }
                for (Future<?> each : both) {
                    each.get();
                }
            }

            // Then
            assertThat(done(name))
                    .containsExactlyElementsOf(ids.stream().map(UUID::toString).toList());
            assertThat(setAside(name)).isEmpty();
        }
    }

    private static ConsumerRecords<String, byte[]> batch(DomainName name, List<UUID> ids) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (UUID id : ids) {
            var record = new ConsumerRecord<>(
                    TOPIC, 0, 1_000_000L + records.size(), name.aLabel(), CloudEvents.value(about(name)));
            headers(about(name), id)
                    .forEach((key, value) -> record.headers().add(key, value.getBytes(StandardCharsets.UTF_8)));
            records.add(record);
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records), Map.of());
    }

    @Test
    void setsAPoisonRecordAsideWithItsKeyAndGoesOnWithOthers() {
        // Given
        DomainName poisoned = newName();
        ledger.failing.add(poisoned.aLabel());
        UUID poison = UUID.randomUUID();
        UUID behind = UUID.randomUUID();

        // When
        kafka.deliver(about(poisoned), poison);
        kafka.deliver(about(poisoned), behind);
        awaitFenceBehind(poisoned);

        // Then
        assertThat(done(poisoned)).isEmpty();
        assertThat(setAside(poisoned))
                .extracting(SetAside::eventId, SetAside::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(poison, "HANDLER_FAILED"),
                        org.assertj.core.groups.Tuple.tuple(behind, "BEHIND_ANOTHER"));
        assertThat(setAside(poisoned).getFirst().detail())
                .contains("IllegalArgumentException", "Ledger.java")
                .doesNotContain("quote", poisoned.aLabel());
        await("both on the dead-letter topic")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kafka.deadLetters(CaseDecided.class).stream()
                                .filter(record -> poisoned.aLabel().equals(record.key()))
                                .map(record -> dk.punktum.flagger.testing.KafkaProbe.headers(record)))
                        .satisfiesExactly(
                                first -> assertThat(first)
                                        .containsEntry("ce_id", poison.toString())
                                        .containsEntry("dlq_reason", "HANDLER_FAILED")
                                        .containsEntry("dlq_handler", HANDLER)
                                        .containsEntry("dlq_topic", TOPIC)
                                        .containsKeys("dlq_partition", "dlq_offset"),
                                second -> assertThat(second).containsEntry("ce_id", behind.toString())));
    }

    @Test
    void setsAsideWhatItCanNotRead() {
        byte[] good = CloudEvents.value(about(newName()));
        Map<String, String> version2 = headers(about(newName()), UUID.randomUUID());
        version2.put("ce_type", "dk.punktum.flagger.case-decided.v2");
        Map<String, String> noId = headers(about(newName()), UUID.randomUUID());
        noId.remove("ce_id");
        Map<String, String> withNul = headers(about(newName()), UUID.randomUUID());
        withNul.put("ce_extra", "a\u0000b");

        assertUnreadable("BROKEN", headers(about(newName()), UUID.randomUUID()), new byte[] {0, -1, 17});
        assertUnreadable("BROKEN", headers(about(newName()), UUID.randomUUID()), "{}".getBytes(StandardCharsets.UTF_8));
        assertUnreadable(
                "BROKEN",
                headers(about(newName()), UUID.randomUUID()),
                "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertUnreadable("BROKEN", noId, good);
        assertUnreadable("BROKEN", Map.of(), good);
        assertUnreadable("BROKEN", withNul, "{\u0000".getBytes(StandardCharsets.UTF_8));
        assertUnreadable("UNKNOWN_TYPE", version2, good);
        assertUnreadable("NO_VALUE", headers(about(newName()), UUID.randomUUID()), null);
    }

    private void assertUnreadable(String reason, Map<String, String> headers, byte[] value) {
        // Given
        DomainName name = newName();
        UUID behind = UUID.randomUUID();

        // When
        kafka.deliverRaw(TOPIC, name.aLabel(), headers, value);
        kafka.deliver(about(name), behind);
        awaitFenceBehind(name);

        // Then
        assertThat(done(name)).isEmpty();
        assertThat(setAside(name)).extracting(SetAside::reason).containsExactly(reason, "BEHIND_ANOTHER");
        await("the bytes as they were, on the dead-letter topic")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kafka.deadLetters(CaseDecided.class).stream()
                                .filter(record -> name.aLabel().equals(record.key()))
                                .map(ConsumerRecord::value))
                        .first()
                        .isEqualTo(value));
    }

    @Test
    void aRecordWithoutAKeyHoldsNothingUp() {
        // Given
        long before = setAside((String) null).size();
        UUID good = UUID.randomUUID();
        DomainName name = newName();

        // When
        kafka.deliverRaw(TOPIC, null, Map.of(), new byte[] {1});
        kafka.deliverRaw(TOPIC, null, headers(about(name), good), CloudEvents.value(about(name)));

        // Then
        awaitDone("the good one", name, 1);
        await("the broken one to be set aside")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(setAside((String) null)).hasSize((int) before + 1));
    }

    @Test
    void aKeyThatNoTableCanHoldDoesNotStopTheConsumer() {
        // Given
        String key = "a\u0000b-" + UUID.randomUUID();

        // When
        kafka.deliverRaw(TOPIC, key, Map.of(), new byte[] {1});

        // Then
        await("the record to be set aside")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(setAside(key.replace('\u0000', '\uFFFD'))).hasSize(1));
    }

    @Test
    void aSecondDeliveryOfADeadLetterChangesNothing() {
        // Given
        DomainName poisoned = newName();
        ledger.failing.add(poisoned.aLabel());
        ConsumerRecords<String, byte[]> batch = batch(poisoned, List.of(UUID.randomUUID(), UUID.randomUUID()));
        inbox.eachOnce(batch, CaseDecided.class, HANDLER, decided -> ledger.write(HANDLER, decided));
        List<SetAside> first = setAside(poisoned);

        // When
        inbox.eachOnce(batch, CaseDecided.class, HANDLER, decided -> ledger.write(HANDLER, decided));

        // Then
        assertThat(first).hasSize(2);
        assertThat(setAside(poisoned)).isEqualTo(first);
    }

    @Test
    void triesAgainWhenTransactionsGetInEachOthersWay() {
        // Given
        DomainName name = newName();
        UUID id = UUID.randomUUID();
        ledger.passing.put(name.aLabel(), failures("40P01", "40001"));

        // When
        kafka.deliver(about(name), id);

        // Then
        awaitDone("the event after two conflicts", name, 1);
        assertThat(setAside(name)).isEmpty();
    }

    @Test
    void aConflictThatNeverPassesIsThatRecordsFault() {
        // Given
        DomainName name = newName();
        ledger.passing.put(name.aLabel(), failures("40001".repeat(60).split("(?<=\\G.{5})")));

        // When
        kafka.deliver(about(name));

        // Then
        await("the record to be set aside")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(setAside(name)).hasSize(1));
    }

    @Test
    void waitsForTheDatabaseAsLongAsItTakes() {
        // Given: more failures than any bounded retry would stand
        DomainName name = newName();
        UUID id = UUID.randomUUID();
        ledger.passing.put(name.aLabel(), failures("08006", "57P01", "53300", "08006", "08006", "57P03", "08001"));

        // When
        kafka.deliver(about(name), id);

        // Then
        awaitDone("the event after the outage", name, 1);
        assertThat(setAside(name)).isEmpty();
    }

    private static List<Supplier<RuntimeException>> failures(String... states) {
        List<Supplier<RuntimeException>> failures = new ArrayList<>();
        for (String state : states) {
            failures.add(() -> new IllegalStateException(new SQLException("test", state)));
        }
        return java.util.Collections.synchronizedList(failures);
    }

    @Test
    void goesOnAfterARestartOfPostgreSql() {
        // Given
        DomainName name = newName();
        kafka.deliver(about(name));
        awaitDone("the event before", name, 1);

        // When
        Backing.current().postgres().stop();
        kafka.deliver(about(name));
        kafka.deliver(about(name));
        Backing.current().postgres().start();

        // Then
        awaitDone("the events after", name, 3);
        assertThat(setAside(name)).isEmpty();
    }

    @Test
    void goesOnAfterARestartOfKafka() {
        // Given
        DomainName name = newName();
        kafka.deliver(about(name));
        awaitDone("the event before", name, 1);

        // When
        Backing.current().kafka().restart();
        kafka.deliver(about(name));

        // Then
        awaitDone("the event after", name, 2);
    }

    @Test
    void makesItsOwnTransactions() {
        assertThatIllegalStateException()
                .isThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> inbox.eachOnce(ConsumerRecords.empty(), CaseDecided.class, HANDLER, _ -> {})));
    }

    @Test
    void refusesTwoHandlersOfOneName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> inbox.eachOnce(
                        ConsumerRecords.empty(), dk.punktum.flagger.events.CaseOpened.class, HANDLER, _ -> {}));
    }
}
