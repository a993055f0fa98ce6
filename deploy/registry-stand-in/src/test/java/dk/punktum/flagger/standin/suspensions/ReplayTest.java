package dk.punktum.flagger.standin.suspensions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.backing.Backing;
import dk.punktum.flagger.backing.Kafka;
import dk.punktum.flagger.standin.register.Register;
import dk.punktum.flagger.standin.register.RegisteredName;
import dk.punktum.flagger.standin.register.Registers;
import dk.punktum.flagger.testing.KafkaProbe;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/// Whoever comes late ends up with the register of whoever was there all along, whichever way it catches up.
class ReplayTest {

    private static final int CHANGES = 400;
    private static final long SEED = Long.getLong("replay.seed", 20260701);

    private final Kafka kafka = Backing.forTests().kafka();

    @Test
    void aLateComersRegisterEqualsTheOneThatWasThereAllAlong() {
        // Given: one that is there while several hundred changes happen
        Register allAlong = Registers.starting();
        RandomHolds holds = new RandomHolds(Registers.running(), new Random(SEED));
        try (KafkaProbe probe = new KafkaProbe(kafka.bootstrapServers());
                SuspensionFollower follower = follower(allAlong)) {
            follower.start();
            await("the first one to be ready").atMost(Follower.PATIENCE).until(allAlong::caughtUp);
            for (int i = 0; i < CHANGES; i++) {
                holds.next().forEach(probe::deliver);
            }
            awaitTruth("the one that is there all along, seed " + SEED, allAlong, holds);
        }
        assertThat(holds.expected().values())
                .as("the stream leaves some of each")
                .anyMatch(name -> name.suspension() == null)
                .anyMatch(name -> name.suspension() != null && name.inZone())
                .anyMatch(name -> name.suspension() != null && !name.inZone());

        // When: one reads every topic from its beginning, in no order among the partitions
        Register everything = Registers.running();
        takeIn(everything, shuffledAmongPartitions(records()));

        // And: one reads the state alone, as it is when all is compacted
        Register stateOnly = Registers.running();
        takeIn(stateOnly, compacted(records()));

        // And: one starts as the application does
        Register started = Registers.starting();
        try (SuspensionFollower follower = follower(started)) {
            follower.start();
            await("the late one to be ready").atMost(Follower.PATIENCE).until(started::caughtUp);
        }

        // Then
        Predicate<String> ours = holds.expected()::containsKey;
        assertThat(only(ours, everything))
                .as("from the beginning, seed %d", SEED)
                .isEqualTo(only(ours, allAlong));
        assertThat(only(ours, stateOnly)).as("from the state, seed %d", SEED).isEqualTo(only(ours, allAlong));
        assertThat(started.all()).as("started late, seed %d", SEED).isEqualTo(allAlong.all());
    }

    private static void awaitTruth(String who, Register register, RandomHolds holds) {
        await(who)
                .atMost(Follower.PATIENCE)
                .untilAsserted(() -> assertThat(only(holds.expected()::containsKey, register))
                        .isEqualTo(holds.expected()));
    }

    private static Map<String, RegisteredName> only(Predicate<String> names, Register register) {
        Map<String, RegisteredName> some = new HashMap<>(register.all());
        some.keySet().removeIf(names.negate());
        return some;
    }

    private static void takeIn(Register register, List<ConsumerRecord<String, byte[]>> records) {
        TakeInSuspension takeIn =
                new TakeInSuspension(register, new SuspensionMetrics(new SimpleMeterRegistry(), register));
        records.forEach(takeIn::take);
    }

    /// Kafka's promise and no more: each partition in order, and any order among them.
    private static List<ConsumerRecord<String, byte[]>> shuffledAmongPartitions(
            Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records) {
        List<List<ConsumerRecord<String, byte[]>>> left = new ArrayList<>();
        records.values().stream().filter(list -> !list.isEmpty()).forEach(list -> left.add(new ArrayList<>(list)));
        Random random = new Random(SEED);
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        while (!left.isEmpty()) {
            List<ConsumerRecord<String, byte[]>> partition = left.get(random.nextInt(left.size()));
            all.add(partition.removeFirst());
            if (partition.isEmpty()) {
                left.remove(partition);
            }
        }
        return all;
    }

    private static List<ConsumerRecord<String, byte[]>> compacted(
            Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records) {
        Map<String, ConsumerRecord<String, byte[]>> newest = new LinkedHashMap<>();
        records.entrySet().stream()
                .filter(partition -> partition.getKey().topic().equals(SuspensionRecords.STATE))
                .flatMap(partition -> partition.getValue().stream())
                .forEach(record -> newest.put(record.key(), record));
        return List.copyOf(newest.values());
    }

    private Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.concat(
                            Stream.of(SuspensionRecords.STATE), SuspensionRecords.HAPPENINGS.stream())
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> records = new LinkedHashMap<>();
            partitions.forEach(partition -> records.put(partition, new ArrayList<>()));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> records.get(new TopicPartition(record.topic(), record.partition()))
                                .add(record));
            }
            return records;
        }
    }

    private SuspensionFollower follower(Register register) {
        return new SuspensionFollower(
                register,
                new SuspensionMetrics(new SimpleMeterRegistry(), register),
                new Follower.AtOnce(),
                new KafkaLogin(kafka.bootstrapServers()));
    }
}
