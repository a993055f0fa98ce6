package dk.punktum.flagger.topics;

import dk.punktum.flagger.events.TopicConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;

/// A cluster, through its administration interface.
final class Cluster {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Admin admin;

    Cluster(Admin admin) {
        this.admin = admin;
    }

    /// What is on the cluster beside what the contract wants.
    ///
    /// @param missing     topics that are not there
    /// @param settings    by topic, what has to be set
    /// @param partitioned topics with another number of partitions: nothing that can be put right here, since a key
    ///                    would move
    record Difference(List<TopicConfig> missing, Map<String, Map<String, String>> settings, List<String> partitioned) {}

    Difference compare(Collection<TopicConfig> wanted) throws InterruptedException {
        Set<String> present = get(admin.listTopics().names());
        List<TopicConfig> there =
                wanted.stream().filter(topic -> present.contains(topic.name())).toList();
        Map<String, TopicDescription> descriptions =
                get(admin.describeTopics(there.stream().map(TopicConfig::name).toList())
                        .allTopicNames());
        Map<ConfigResource, Config> configs = get(admin.describeConfigs(
                        there.stream().map(topic -> resource(topic.name())).toList())
                .all());
        Map<String, Map<String, String>> settings = new TreeMap<>();
        List<String> partitioned = new ArrayList<>();
        for (TopicConfig topic : there) {
            int partitions = Objects.requireNonNull(descriptions.get(topic.name()))
                    .partitions()
                    .size();
            if (partitions != topic.partitions()) {
                partitioned.add("%s has %d partitions, not %d".formatted(topic.name(), partitions, topic.partitions()));
            }
            Map<String, String> other = new TreeMap<>(topic.settings());
            Config found = Objects.requireNonNull(configs.get(resource(topic.name())));
            other.entrySet()
                    .removeIf(setting -> setting.getValue()
                            .equals(found.get(setting.getKey()).value()));
            if (!other.isEmpty()) {
                settings.put(topic.name(), other);
            }
        }
        return new Difference(
                wanted.stream().filter(topic -> !present.contains(topic.name())).toList(), settings, partitioned);
    }

    /// @param replicas how many copies of each record there are to be
    /// @param further  settings that the contract leaves to the installation
    void create(Collection<TopicConfig> topics, short replicas, Map<String, String> further)
            throws InterruptedException {
        get(admin.createTopics(topics.stream()
                        .map(topic -> {
                            Map<String, String> settings = new HashMap<>(further);
                            settings.putAll(topic.settings());
                            return new NewTopic(topic.name(), topic.partitions(), replicas).configs(settings);
                        })
                        .toList())
                .all());
    }

    void set(Map<String, Map<String, String>> settings) throws InterruptedException {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        settings.forEach((topic, entries) -> changes.put(
                resource(topic),
                entries.entrySet().stream()
                        .map(entry -> new AlterConfigOp(
                                new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                        .toList()));
        get(admin.incrementalAlterConfigs(changes).all());
    }

    /// Those of the wanted permissions that are not there.
    List<AclBinding> missing(Collection<AclBinding> wanted) throws InterruptedException {
        Collection<AclBinding> present =
                get(admin.describeAcls(AclBindingFilter.ANY).values());
        return wanted.stream()
                .filter(permission -> !present.contains(permission))
                .toList();
    }

    /// Permissions of these principals that they do not need.
    List<AclBinding> superfluous(Collection<AclBinding> wanted, Set<String> principals) throws InterruptedException {
        return get(admin.describeAcls(AclBindingFilter.ANY).values()).stream()
                .filter(permission -> principals.contains(permission.entry().principal()))
                .filter(permission -> !wanted.contains(permission))
                .toList();
    }

    /// Returns when they hold: the broker that is asked learns of them from the controller.
    void allow(Collection<AclBinding> permissions) throws InterruptedException {
        get(admin.createAcls(permissions).all());
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!missing(permissions).isEmpty()) {
            if (System.nanoTime() > giveUp) {
                throw new Refused(new TimeoutException("permissions do not hold after " + PATIENCE));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new Refused(e.getCause() == null ? e : e.getCause());
        }
    }

    /// The cluster does not do what it was asked.
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(Throwable cause) {
            super("%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()), cause);
        }
    }
}
