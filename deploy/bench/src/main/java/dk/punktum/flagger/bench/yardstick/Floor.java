package dk.punktum.flagger.bench.yardstick;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What a chain of three services can not do without, even if they had nothing to think about: three commits and three
/// records through Kafka, one after the other.
public final class Floor implements AutoCloseable {

    private static final int LINKS = 3;
    private static final int BYTES = 700;
    private static final String NAME = "bench_floor";
    private static final TopicPartition PARTITION = new TopicPartition(NAME, 0);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Connection connection;
    private final PreparedStatement insert;
    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> consumer;
    private final byte[] payload = new byte[BYTES];

    /// @param database where nobody else writes to
    public Floor(Database database, String bootstrapServers) {
        database.execute("create table %s (position bigint generated always as identity primary key, payload bytea)"
                .formatted(NAME));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(NAME, 1, (short) 1))).all().get();
            connection = database.connect();
            insert = connection.prepareStatement("insert into %s (payload) values (?)".formatted(NAME));
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException(NAME, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    /// @param times how often all of it is done
    /// @return in microseconds
    public Histogram run(int times) {
        var microseconds = new Histogram(3);
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            for (int link = 0; link < LINKS; link++) {
                commit();
                sendAndReceive();
            }
            microseconds.recordValue((System.nanoTime() - began) / 1_000);
        }
        return microseconds;
    }

    private void commit() {
        try {
            insert.setBytes(1, payload);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sendAndReceive() {
        producer.send(new ProducerRecord<>(NAME, payload));
        for (int received = 0; received == 0; received = consumer.poll(POLL).count()) {
            // What was sent comes.
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
