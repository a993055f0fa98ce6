package dk.punktum.flagger.bench.load;

import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A topic, seen from beside the services.
public final class Topic implements AutoCloseable {

    private static final long LOOK_EVERY_NANOSECONDS = 20_000_000;
    private static final long PATIENCE_NANOSECONDS = 600_000_000_000L;

    private final Admin admin;
    private final String bootstrapServers;
    private final String name;
    private final Map<TopicPartition, OffsetSpec> ends;

    public Topic(String bootstrapServers, String name) {
        this.bootstrapServers = bootstrapServers;
        this.name = name;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        try {
            this.ends = admin.describeTopics(List.of(name)).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(name, partition.partition()), _ -> OffsetSpec.latest()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// How many records were ever written to it.
    public long records() {
        try {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Waits until so many records were written to it.
    ///
    /// @throws IllegalStateException when nothing has come for ten minutes
    public void awaitRecords(long records) {
        long seen = records();
        long moved = System.nanoTime();
        while (seen < records) {
            LockSupport.parkNanos(LOOK_EVERY_NANOSECONDS);
            long now = records();
            if (now > seen) {
                moved = System.nanoTime();
            } else if (System.nanoTime() - moved > PATIENCE_NANOSECONDS) {
                throw new IllegalStateException(
                        "%s has %d records, and no more are coming; %d are waited for".formatted(name, now, records));
            }
            seen = now;
        }
    }

    /// Writes these events to it, and waits until the broker has all of them.
    public void write(List<? extends Envelope<? extends Event>> events) {
        try (Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (Envelope<? extends Event> event : events) {
                var message = new ProducerRecord<>(name, event.event().key(), CloudEvents.value(event.event()));
                CloudEvents.headers(event)
                        .forEach((header, value) ->
                                message.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
                producer.send(message);
            }
            producer.flush();
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
