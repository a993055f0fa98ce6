package dk.punktum.flagger.console.cluster;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The figures of the page Topics as metrics. While Kafka does not answer there are none but
/// `flagger_console_kafka_answers`, so that an alert never stands on old ones.
@ApplicationScoped
class ClusterMeters {

    private final MultiGauge lagRecords;
    private final MultiGauge lagSeconds;
    private final MultiGauge members;
    private final MultiGauge records;
    private final MultiGauge inPerMinute;
    private final MultiGauge outPerMinute;
    private final MultiGauge deadLetters;
    private final MultiGauge answers;

    ClusterMeters(MeterRegistry meters) {
        lagRecords = gauge(meters, "flagger_console_group_lag_records", "Records a group has not read");
        lagSeconds =
                gauge(meters, "flagger_console_group_lag_seconds", "Age of the oldest record not read, in seconds");
        members = gauge(meters, "flagger_console_group_members", "Members of a group that are alive");
        outPerMinute = gauge(meters, "flagger_console_group_out_per_minute", "Records read, over the last minute");
        records = gauge(meters, "flagger_console_topic_records", "Records kept");
        inPerMinute = gauge(meters, "flagger_console_topic_in_per_minute", "Records added, over the last minute");
        deadLetters = gauge(meters, "flagger_console_topic_dead_letters", "Records on the dead-letter topic");
        answers = gauge(meters, "flagger_console_kafka_answers", "1 when Kafka answered the last look, 0 when not");
    }

    private static MultiGauge gauge(MeterRegistry meters, String name, String description) {
        return MultiGauge.builder(name).description(description).register(meters);
    }

    void show(@Observes ClusterState state) {
        List<GroupState> groups = state.answers() ? state.groups() : List.of();
        List<TopicState> topics = state.answers() ? state.topics() : List.of();
        answers.register(List.of(Row.of(Tags.empty(), state.answers() ? 1 : 0)), true);
        perGroup(lagRecords, groups, GroupState::lag);
        perGroup(lagSeconds, groups, group -> seconds(group.behind()));
        perGroup(members, groups, GroupState::members);
        perGroup(outPerMinute, groups, GroupState::outPerMinute);
        perTopic(records, topics, TopicState::records);
        perTopic(inPerMinute, topics, TopicState::inPerMinute);
        perTopic(deadLetters, topics, TopicState::deadLetters);
    }

    private static double seconds(@Nullable Duration behind) {
        return behind == null ? Double.NaN : behind.toMillis() / 1e3;
    }

    private static void perGroup(MultiGauge gauge, List<GroupState> groups, ToDoubleFunction<GroupState> figure) {
        gauge.register(
                groups.stream()
                        .map(group -> Row.of(
                                Tags.of(
                                        "group",
                                        group.pair().group(),
                                        "topic",
                                        group.pair().topic()),
                                figure.applyAsDouble(group)))
                        .toList(),
                true);
    }

    private static void perTopic(MultiGauge gauge, List<TopicState> topics, ToDoubleFunction<TopicState> figure) {
        gauge.register(
                topics.stream()
                        .map(topic -> Row.of(Tags.of("topic", topic.topic()), figure.applyAsDouble(topic)))
                        .toList(),
                true);
    }
}
