package dk.punktum.flagger.console.cluster;

import dk.punktum.flagger.events.EventType;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/// Asks the broker: the same few questions each time, whoever looks on.
@ApplicationScoped
class ClusterAdmin {

    /// A broker that does not answer, or not in time.
    static final class Silent extends Exception {
        private static final long serialVersionUID = 1;

        Silent(Throwable cause) {
            super(cause);
        }
    }

    private static final Set<String> TOPICS = Arrays.stream(EventType.values())
            .flatMap(type -> Stream.of(type.topic(), type.deadLetterTopic()))
            .collect(Collectors.toUnmodifiableSet());

    private final Admin admin;
    private final Clock clock;

    ClusterAdmin(@Identifier("default-kafka-broker") Map<String, Object> kafka, ClusterConfig config, Clock clock) {
        var settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "console");
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int)
                config.patience().toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int)
                config.patience().toMillis());
        this.admin = Admin.create(settings);
        this.clock = clock;
    }

    Look look() throws Silent {
        try {
            Set<TopicPartition> partitions = partitions();
            var beginnings =
                    admin.listOffsets(all(partitions, OffsetSpec.earliest())).all();
            var newest = admin.listOffsets(all(partitions, OffsetSpec.maxTimestamp()))
                    .all();
            // Positions before ends: what is read meanwhile must not look like a lag below zero.
            List<Look.Group> groups = groups();
            var ends = admin.listOffsets(all(partitions, OffsetSpec.latest())).all();
            return new Look(clock.instant(), seen(partitions, wait(beginnings), wait(ends), wait(newest)), groups);
        } catch (ExecutionException | RuntimeException e) {
            throw new Silent(e.getCause() == null ? e : e.getCause());
        }
    }

    /// Requests sent so far.
    double requests() {
        return admin.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("request-total")
                        && metric.getKey().group().equals("admin-client-metrics"))
                .mapToDouble(metric -> (double) metric.getValue().metricValue())
                .sum();
    }

    private Set<TopicPartition> partitions() throws ExecutionException {
        Set<String> there = wait(admin.listTopics().names()).stream()
                .filter(TOPICS::contains)
                .collect(Collectors.toSet());
        return wait(admin.describeTopics(there).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(TopicPartitionInfo::partition)
                        .map(partition -> new TopicPartition(topic.name(), partition)))
                .collect(Collectors.toSet());
    }

    private List<Look.Group> groups() throws ExecutionException {
        List<String> names = wait(
                        admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())
                .stream()
                .map(GroupListing::groupId)
                .toList();
        var described = admin.describeConsumerGroups(names).all();
        var committed = admin.listConsumerGroupOffsets(
                        names.stream().collect(Collectors.toMap(name -> name, _ -> new ListConsumerGroupOffsetsSpec())))
                .all();
        var groups = new ArrayList<Look.Group>();
        Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets = wait(committed);
        wait(described)
                .forEach((name, group) -> groups.add(new Look.Group(
                        name, group.members().size(), ours(offsets.getOrDefault(name, Map.of())), assigned(group))));
        return groups;
    }

    private static Map<Look.Place, Long> ours(Map<TopicPartition, OffsetAndMetadata> committed) {
        var ours = new HashMap<Look.Place, Long>();
        committed.forEach((partition, offset) -> {
            // A partition that the group has not committed comes with null.
            if (offset != null && TOPICS.contains(partition.topic())) {
                ours.put(place(partition), offset.offset());
            }
        });
        return ours;
    }

    private static Set<Look.Place> assigned(ConsumerGroupDescription group) {
        return group.members().stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .filter(partition -> TOPICS.contains(partition.topic()))
                .map(ClusterAdmin::place)
                .collect(Collectors.toSet());
    }

    private static Map<TopicPartition, OffsetSpec> all(Set<TopicPartition> partitions, OffsetSpec which) {
        return partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> which));
    }

    private static Map<Look.Place, Look.Partition> seen(
            Set<TopicPartition> partitions,
            Map<TopicPartition, ListOffsetsResultInfo> beginnings,
            Map<TopicPartition, ListOffsetsResultInfo> ends,
            Map<TopicPartition, ListOffsetsResultInfo> newest) {
        var seen = new HashMap<Look.Place, Look.Partition>();
        for (TopicPartition partition : partitions) {
            ListOffsetsResultInfo begin = beginnings.get(partition);
            ListOffsetsResultInfo end = ends.get(partition);
            if (begin != null && end != null) {
                seen.put(
                        place(partition),
                        new Look.Partition(begin.offset(), end.offset(), time(newest.get(partition))));
            }
        }
        return seen;
    }

    private static Look.Place place(TopicPartition partition) {
        return new Look.Place(partition.topic(), partition.partition());
    }

    private static @Nullable Instant time(@Nullable ListOffsetsResultInfo record) {
        return record == null || record.timestamp() < 0 ? null : Instant.ofEpochMilli(record.timestamp());
    }

    private static <T> T wait(KafkaFuture<T> answer) throws ExecutionException {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExecutionException(e);
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
