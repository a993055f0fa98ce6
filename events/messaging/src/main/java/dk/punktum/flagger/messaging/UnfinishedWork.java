package dk.punktum.flagger.messaging;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// How much is unfinished in each [Unfinished] stage of this service, and since when: for operators, and as figures.
@Singleton
class UnfinishedWork {

    /// @param oldest absent when nothing is unfinished
    public record StageView(
            String stage, long count, @Nullable OldestView oldest) {}

    /// What has waited longest.
    ///
    /// @param number of the flag, or of the case
    public record OldestView(String domain, @Nullable String number, Instant since) {}

    private final Instance<Unfinished> stages;
    private final DataSource database;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<String, StageView> counted = new ConcurrentHashMap<>();

    UnfinishedWork(Instance<Unfinished> stages, DataSource database, Clock clock, MeterRegistry meters) {
        this.stages = stages;
        this.database = database;
        this.clock = clock;
        this.meters = meters;
    }

    List<StageView> stages() throws SQLException {
        List<StageView> views = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            for (Unfinished stage : stages) {
                views.add(look(connection, stage));
            }
        }
        return views;
    }

    /// For the figures; not at each scrape.
    void count() throws SQLException {
        for (StageView view : stages()) {
            if (counted.put(view.stage(), view) == null) {
                Gauge.builder("flagger.unfinished", () -> counted(view.stage()).count())
                        .description("What is unfinished in a stage on the way of a flag")
                        .tag("stage", view.stage())
                        .register(meters);
                Gauge.builder("flagger.unfinished.oldest.seconds", () -> seconds(counted(view.stage())))
                        .description("Since when the oldest of it waits")
                        .tag("stage", view.stage())
                        .register(meters);
            }
        }
    }

    private StageView counted(String stage) {
        return counted.getOrDefault(stage, new StageView(stage, 0, null));
    }

    private double seconds(StageView view) {
        return view.oldest() == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(view.oldest().since(), clock.instant()).toMillis() / 1000.0);
    }

    private static StageView look(Connection connection, Unfinished stage) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select domain, number, since, count(*) over () as count from (%s) as unfinished
                        order by since, domain limit 1
                        """.formatted(stage.query()));
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return new StageView(stage.stage(), 0, null);
            }
            return new StageView(
                    stage.stage(),
                    row.getLong("count"),
                    new OldestView(
                            row.getString("domain"),
                            row.getString("number"),
                            row.getObject("since", OffsetDateTime.class).toInstant()));
        }
    }
}
