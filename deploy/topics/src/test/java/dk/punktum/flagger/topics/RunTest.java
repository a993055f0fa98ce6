package dk.punktum.flagger.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.TopicConfig;
import dk.punktum.flagger.topics.SecuredCluster.Said;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as an administrator meets it.
class RunTest {

    @TempDir
    private Path directory;

    @Test
    void makesWhatIsMissingOnceAndPutsRightWhatCanBe() throws Exception {
        int topics = TopicConfig.all().size();
        try (var cluster = new SecuredCluster(directory);
                Admin admin = cluster.admin()) {
            // What would be done is said, and not done.
            assertThat(cluster.run("--dry-run")).satisfies(said -> {
                assertThat(said.exitCode()).isZero();
                assertThat(said.text()).contains("topic?   flag-received", topics + " missing");
            });
            assertThat(admin.listTopics().names().get()).isEmpty();

            // Everything is made.
            Said first = cluster.run();
            assertThat(first.exitCode()).as(first.text()).isZero();
            assertThat(first.text()).contains(topics + " made", "topic    flag-received-dlq");
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrderElementsOf(
                            TopicConfig.all().stream().map(TopicConfig::name).toList());

            // There is nothing left to do.
            Said again = cluster.run();
            assertThat(again.exitCode()).isZero();
            assertThat(again.text().lines())
                    .hasSize(2)
                    .anyMatch(line -> line.contains(" 0 made, 0 with other settings, 0 wrong"))
                    .anyMatch(line -> line.contains(" 0 added, 0 that are not needed"));

            // Somebody has changed a setting, and allowed too much.
            new Cluster(admin).set(Map.of("case-decided", Map.of("retention.ms", "1000")));
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, "domain-suspended", PatternType.LITERAL),
                            new AccessControlEntry(
                                    "User:CN=zone-generation", "*", AclOperation.WRITE, AclPermissionType.ALLOW))))
                    .all()
                    .get();
            assertThat(cluster.run().text())
                    .contains(
                            "setting  case-decided {retention.ms=7776000000}",
                            "WARNING  more than is needed: User:CN=zone-generation WRITE TOPIC domain-suspended");

            // A topic with another number of partitions is beyond repair.
            admin.deleteTopics(Set.of("case-closed")).all().get();
            admin.createTopics(List.of(new NewTopic("case-closed", 1, (short) 1)))
                    .all()
                    .get();
            assertThat(cluster.run()).satisfies(said -> {
                assertThat(said.exitCode()).isEqualTo(1);
                assertThat(said.text()).contains("WRONG    case-closed has 1 partitions, not 6");
            });
        }
    }

    @Test
    void whoMayNotIsTold() {
        try (var cluster = new SecuredCluster(directory)) {
            assertThat(Said.of("--bootstrap-servers", cluster.bootstrapServers()))
                    .satisfies(said -> {
                        assertThat(said.exitCode()).isEqualTo(1);
                        assertThat(said.text()).contains("The cluster refuses, or can not be reached.");
                    });
        }
    }

    @Test
    void wrongOptionsAreTold() {
        assertThat(Said.of())
                .isEqualTo(new Said(
                        2,
                        "Missing required option: '--bootstrap-servers=HOST:PORT,…'. See ./deploy/topics/run --help."
                                + System.lineSeparator()));
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(Said.of("--help")).satisfies(said -> {
            assertThat(said.exitCode()).isZero();
            assertThat(said.text())
                    .contains("--bootstrap-servers", "--command-config", "--downstream", "--dry-run", "Exit codes:");
        });
    }
}
