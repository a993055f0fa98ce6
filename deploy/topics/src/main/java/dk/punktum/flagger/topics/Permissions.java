package dk.punktum.flagger.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// What a party needs, and nothing else: a cluster with an authorizer denies the rest.
///
/// Writing a topic includes idempotent producing since Kafka 2.8; describing it is named all the same, so
/// that a tool that lists permissions shows what is meant.
final class Permissions {

    /// @param party     what it may do
    /// @param principal as the cluster knows it, such as `User:CN=case-service`
    /// @param group     its consumer groups are called this, or begin with it
    static List<AclBinding> of(Party party, String principal, String group) {
        List<AclBinding> permissions = new ArrayList<>();
        Set<String> writes = new TreeSet<>(party.mayWrite());
        Set<String> reads = new TreeSet<>(party.mayRead());
        for (String topic : writes) {
            permissions.add(allow(principal, AclOperation.WRITE, ResourceType.TOPIC, topic, PatternType.LITERAL));
        }
        for (String topic : reads) {
            permissions.add(allow(principal, AclOperation.READ, ResourceType.TOPIC, topic, PatternType.LITERAL));
        }
        Set<String> described = new TreeSet<>(writes);
        described.addAll(reads);
        for (String topic : described) {
            permissions.add(allow(principal, AclOperation.DESCRIBE, ResourceType.TOPIC, topic, PatternType.LITERAL));
        }
        if (!reads.isEmpty()) {
            permissions.add(allow(principal, AclOperation.READ, ResourceType.GROUP, group, PatternType.PREFIXED));
        }
        if (party.name().equals(Party.OPERATORS)) {
            // How far each group is, whatever it is called; a downstream system's groups are its own choice.
            permissions.add(allow(
                    principal,
                    AclOperation.DESCRIBE,
                    ResourceType.GROUP,
                    ResourcePattern.WILDCARD_RESOURCE,
                    PatternType.LITERAL));
        }
        return permissions;
    }

    private static AclBinding allow(
            String principal, AclOperation operation, ResourceType type, String name, PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }

    private Permissions() {}
}
