package dk.punktum.flagger.bench.load;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// How far everybody who reads topics is behind what was written to them. What is done is committed once a second, so
/// under load there is always some.
public final class Lag implements AutoCloseable {

    private final Admin admin;

    public Lag(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /// Of all groups together, but for our own.
    public long records() {
        try {
            Map<String, ListConsumerGroupOffsetsSpec> groups =
                    admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                            .map(group -> group.groupId())
                            .filter(group -> !group.equals(Suspensions.GROUP))
                            .collect(Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec()));
            List<Map.Entry<TopicPartition, OffsetAndMetadata>> done =
                    admin.listConsumerGroupOffsets(groups).all().get().values().stream()
                            .flatMap(offsets -> offsets.entrySet().stream())
                            .filter(offset -> offset.getValue() != null)
                            .toList();
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(done.stream()
                            .map(Map.Entry::getKey)
                            .distinct()
                            .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            return done.stream()
                    .mapToLong(offset ->
                            end(ends, offset.getKey()) - offset.getValue().offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody says how far the services are", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long end(Map<TopicPartition, ListOffsetsResultInfo> ends, TopicPartition partition) {
        ListOffsetsResultInfo end = ends.get(partition);
        return end == null ? 0 : end.offset();
    }

    @Override
    public void close() {
        admin.close();
    }
}
