package dk.punktum.flagger.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Up to where this service's database has done what it was told. A consumer begins there when Kafka would begin later:
/// then the database was restored to an earlier time. What it still knows as done is dropped as a repeat.
@ApplicationScoped
@Identifier("inbox-positions")
public class InboxPositions implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(InboxPositions.class);

    private final DataSource database;

    InboxPositions(DataSource database) {
        this.database = database;
    }

    /// Runs in the consumer's own thread, before it fetches anything.
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try (Connection connection = database.getConnection()) {
            Map<TopicPartition, Long> ours = InboxPositionTable.all(connection);
            Map<TopicPartition, Long> unread = new HashMap<>();
            for (TopicPartition partition : partitions) {
                long kafkas = consumer.position(partition);
                Long done = ours.get(partition);
                if (done == null) {
                    unread.put(partition, kafkas);
                } else if (done < kafkas) {
                    LOG.warnf(
                            "%s: Kafka would go on at %d, the database is at %d; it was restored, and goes on there",
                            partition, kafkas, done);
                    consumer.seek(partition, done);
                }
            }
            InboxPositionTable.begin(connection, unread);
        } catch (SQLException e) {
            // Without a database nothing is handled either; a restored one comes with a restart.
            LOG.warnf("where the database is can not be read: %s", Faults.describe(e));
        }
    }

    /// Whether everything before these offsets is done.
    public boolean areAt(Map<TopicPartition, Long> ends) {
        try (Connection connection = database.getConnection()) {
            Map<TopicPartition, Long> ours = InboxPositionTable.all(connection);
            return ends.entrySet().stream()
                    .allMatch(end -> end.getValue() == 0 || ours.getOrDefault(end.getKey(), 0L) >= end.getValue());
        } catch (SQLException e) {
            throw new IllegalStateException("where the database is can not be read", e);
        }
    }
}
