package dk.punktum.flagger.console.reading;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A consumer that reads on where the database is. Positions are written in the transaction of their rows, so
/// that being killed loses and repeats nothing; Kafka keeps no position for us, and knows no group of ours.
final class OpenTopics implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OpenTopics.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<String> topics;
    private final DataSource database;
    private final ReadingConfig config;
    private final Clock clock;
    private final Map<TopicPartition, Long> stored;

    private Instant nextLook = Instant.EPOCH;
    private Instant looked = Instant.EPOCH;
    private Map<TopicPartition, Long> ends = Map.of();
    private Set<String> missing;
    private @Nullable Instant readUpTo;

    private OpenTopics(
            KafkaConsumer<byte[], byte[]> consumer,
            Set<String> topics,
            DataSource database,
            ReadingConfig config,
            Clock clock,
            Map<TopicPartition, Long> stored) {
        this.consumer = consumer;
        this.topics = topics;
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.stored = stored;
        this.missing = topics;
    }

    static OpenTopics open(
            Map<String, Object> kafka, Set<String> topics, DataSource database, ReadingConfig config, Clock clock)
            throws SQLException {
        Map<TopicPartition, Long> stored;
        try (Connection connection = database.getConnection()) {
            stored = ReadingPositions.all(connection);
        }
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet().removeAll(Set.of(ConsumerConfig.GROUP_ID_CONFIG, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "console-reading");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(config.batch()));
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new OpenTopics(consumer, topics, database, config, clock, stored);
    }

    /// Reads what has come, waits a moment when nothing has.
    ///
    /// @return what is committed now
    List<SeenRecord> round() throws SQLException {
        if (!clock.instant().isBefore(nextLook)) {
            look();
        }
        if (consumer.assignment().isEmpty()) {
            throw new IllegalStateException("there is no topic to read");
        }
        List<SeenRecord> records = List.of();
        try {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            records = StreamSupport.stream(polled.spliterator(), false)
                    .map(RecordContent::of)
                    .toList();
            store(records, polled.partitions());
        } catch (OffsetOutOfRangeException e) {
            beginAgain(e.partitions());
        }
        if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            readUpTo = looked;
        }
        return records;
    }

    /// Until when everything has been read, when that is known.
    Optional<Instant> readUpTo() {
        return Optional.ofNullable(readUpTo);
    }

    Set<String> missing() {
        return missing;
    }

    private void store(List<SeenRecord> records, Set<TopicPartition> partitions) throws SQLException {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> next = partitions.stream().collect(Collectors.toMap(p -> p, consumer::position));
        inTransaction(connection -> {
            SeenRecordTable.insert(connection, records);
            ReadingPositions.advance(connection, next);
        });
        stored.putAll(next);
    }

    /// Finds topics that were made since the last look, and how far Kafka has come.
    private void look() throws SQLException {
        Instant now = clock.instant();
        Set<TopicPartition> there = consumer.listTopics(PATIENCE).entrySet().stream()
                .filter(topic -> topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
        Set<String> known = there.stream().map(TopicPartition::topic).collect(Collectors.toSet());
        missing = topics.stream().filter(topic -> !known.contains(topic)).collect(Collectors.toSet());
        Set<TopicPartition> fresh = new HashSet<>(there);
        fresh.removeAll(consumer.assignment());
        consumer.assign(there);
        seek(fresh);
        ends = consumer.endOffsets(there, PATIENCE);
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (consumer.position(end.getKey()) > end.getValue()) {
                beginAgain(Set.of(end.getKey()));
            }
        }
        looked = now;
        nextLook = now.plus(config.look());
    }

    private void seek(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, PATIENCE);
        beginnings.forEach((partition, beginning) -> {
            long next = stored.getOrDefault(partition, beginning);
            if (next < beginning) {
                LOG.warnf("%s has lost %d records before they were read", partition, beginning - next);
            }
            consumer.seek(partition, Math.max(next, beginning));
        });
    }

    /// Kafka does not have the place where we are: records are gone that were never read, or the topic was made
    /// anew, and what stands under its name in the table is not what stands in Kafka.
    private void beginAgain(Set<TopicPartition> partitions) throws SQLException {
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions, PATIENCE);
        for (TopicPartition partition : partitions) {
            if (consumer.position(partition) > end.getOrDefault(partition, 0L)) {
                LOG.warnf("%s ends before what was read of it: it is another one, and read anew", partition);
                inTransaction(connection -> ReadingPositions.forget(connection, partition));
                stored.remove(partition);
            }
        }
        seek(partitions);
    }

    private interface Work {
        void in(Connection connection) throws SQLException;
    }

    private void inTransaction(Work work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.in(connection);
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /// Ends a wait that is under way, from another thread.
    void wake() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
