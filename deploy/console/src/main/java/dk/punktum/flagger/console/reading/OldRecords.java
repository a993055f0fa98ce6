package dk.punktum.flagger.console.reading;

import dk.punktum.flagger.events.TopicConfig;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Deletes what Kafka has deleted too: rows older than their topic keeps its records. Of a compacted topic the
/// newest of each key stays for ever, and what it has replaced for a while.
final class OldRecords {

    private static final Logger LOG = Logger.getLogger(OldRecords.class);

    private static final String REPLACED = """
            and exists (select 1 from record_seen newer
                         where newer.topic = old.topic and newer.partition = old.partition
                           and newer.record_key = old.record_key and newer.at_offset > old.at_offset)
            """;

    private final DataSource database;
    private final ReadingConfig config;
    private final Clock clock;

    OldRecords(DataSource database, ReadingConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /// In small steps, each a transaction, so that nobody waits for it.
    ///
    /// @return how many rows are gone
    int clean() {
        int gone = 0;
        try (Connection connection = database.getConnection()) {
            for (TopicConfig topic : TopicConfig.all()) {
                int step;
                do {
                    step = deleteSome(connection, topic);
                    gone += step;
                } while (step == config.cleanStep());
            }
        } catch (SQLException e) {
            LOG.warnf("old rows stay until the next time: SQL state %s", e.getSQLState());
        }
        return gone;
    }

    private int deleteSome(Connection connection, TopicConfig topic) throws SQLException {
        boolean compacted = "compact".equals(topic.settings().get("cleanup.policy"));
        Duration kept = compacted
                ? config.replacedKept()
                : Duration.ofMillis(Long.parseLong(topic.settings().getOrDefault("retention.ms", "")));
        Instant before = clock.instant().minus(kept);
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from record_seen where ctid = any (array(
                    select old.ctid from record_seen old
                     where old.topic = ? and old.recorded_at < ? %s
                     limit ?))
                """.formatted(compacted ? REPLACED : ""))) {
            delete.setString(1, topic.name());
            delete.setTimestamp(2, Timestamp.from(before));
            delete.setInt(3, config.cleanStep());
            return delete.executeUpdate();
        }
    }
}
