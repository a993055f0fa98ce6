package dk.punktum.flagger.suspension.recovery;

import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Event;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Kafka that does not say what was told before until a test lets it.
@Alternative
@Singleton
class GateForTests extends ReadTold {

    private static volatile boolean open;

    /// What had begun when the start first asked what was told.
    ///
    /// @param positions of consumers that were given partitions
    /// @param relays    threads of the outbox relay
    record Begun(int positions, long relays) {}

    private final DataSource database;
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile @Nullable Begun atFirst;

    GateForTests(
            DataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        super(kafka, service);
        this.database = database;
    }

    static void setOpen(boolean wanted) {
        open = wanted;
    }

    Begun atFirst() {
        return Objects.requireNonNull(atFirst);
    }

    Begun now() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from inbox_position")) {
            row.next();
            return new Begun(
                    row.getInt(1),
                    Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> thread.getName().equals("outbox-relay"))
                            .count());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int refusals() {
        return refusals.get();
    }

    @Override
    <E extends Event> void each(Class<E> type, BiPredicate<String, Long> wanted, Consumer<Envelope<E>> found) {
        if (atFirst == null) {
            atFirst = now();
        }
        assertOpen();
        super.each(type, wanted, found);
    }

    @Override
    Map<TopicPartition, Long> ends(Collection<String> topics) {
        assertOpen();
        return super.ends(topics);
    }

    private void assertOpen() {
        if (!open) {
            refusals.incrementAndGet();
            throw new TimeoutException("a test keeps it closed");
        }
    }
}
