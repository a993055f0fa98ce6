package dk.punktum.flagger.bench.row;

import dk.punktum.flagger.bench.load.Flags;
import dk.punktum.flagger.bench.load.Topic;
import dk.punktum.flagger.bench.report.Figure;
import dk.punktum.flagger.bench.report.Goal;
import dk.punktum.flagger.bench.report.Spread;
import dk.punktum.flagger.bench.yardstick.Database;
import dk.punktum.flagger.bench.yardstick.KafkaProducing;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.TopicConfig;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// B2. How fast the relay empties an outbox in which a backlog waits; beside it Kafka's own load generator with records
/// of the same size, with as many keys, on as many partitions, each acknowledged.
public final class RelayRow implements Row {

    private static final String TOPIC = "flag-received";

    @Override
    public List<Figure> measure(Bench bench) {
        int backlog = bench.quick() ? 10_000 : 100_000;
        Envelope<FlagReceived> event = Flags.received("maaling-000001.dk", "F-2026-000001");
        try (Stack stack = bench.start(List.of(Part.INTAKE_SERVICE), Map.of());
                var topic = new Topic(stack.kafkaBootstrapServers(), TOPIC)) {
            Database intake = bench.database(stack, "intake");
            var yardstick = new KafkaProducing(
                    stack.kafkaBootstrapServers(),
                    TopicConfig.PARTITIONS,
                    CloudEvents.value(event.event()).length,
                    CloudEvents.headers(event));
            drain(intake, topic, event, backlog);
            yardstick.run(backlog);
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int round = 0; round < bench.rounds(); round++) {
                ours.add(drain(intake, topic, event, backlog));
                theirs.add(yardstick.run(backlog));
            }
            NothingMayBeLost.check("events", (bench.rounds() + 1L) * backlog, topic.records());
            return List.of(new Figure(
                    "B2", "events relayed", "/s", Spread.of(ours), Spread.of(theirs), new Goal.AtLeastTimes(0.5)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The clock starts with the first record on the topic: when the relay looks is not what is measured here.
    private static double drain(Database intake, Topic topic, Envelope<FlagReceived> event, int backlog) {
        long before = topic.records();
        fill(intake, event, backlog);
        topic.awaitRecords(before + 1);
        long began = System.nanoTime();
        long already = topic.records() - before;
        topic.awaitRecords(before + backlog);
        return (backlog - already) * 1e9 / (System.nanoTime() - began);
    }

    private static void fill(Database intake, Envelope<FlagReceived> event, int backlog) {
        try (Connection connection = intake.connect();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into outbox (event_id, topic, key, headers, payload, created_at)
                        select gen_random_uuid(), ?, 'maaling-' || lpad(i::text, 6, '0') || '.dk', ?::jsonb, ?, now()
                        from generate_series(1, ?) as i""")) {
            insert.setString(1, TOPIC);
            insert.setString(2, headers(event));
            insert.setBytes(3, CloudEvents.value(event.event()));
            insert.setInt(4, backlog);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// None of the values has a character that JSON writes in another way.
    private static String headers(Envelope<FlagReceived> event) {
        return CloudEvents.headers(event).entrySet().stream()
                .map(header -> "\"%s\":\"%s\"".formatted(header.getKey(), header.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
