package dk.punktum.flagger.backing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// How our broker runs: one node that is broker and controller, as small and as quick to start as it gets.
final class KafkaSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private KafkaSettings() {}

    static Map<String, String> of(Path data, int port, int advertisedPort, int controllerPort) {
        Map<String, String> settings = common();
        settings.put("log.dirs", data.toString());
        settings.put("listeners", "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
        settings.put("advertised.listeners", "PLAINTEXT://localhost:%d".formatted(advertisedPort));
        settings.put("controller.quorum.voters", "%d@localhost:%d".formatted(NODE_ID, controllerPort));
        return settings;
    }

    /// As [#of], for clients with a certificate only, and an authorizer that denies what nobody has allowed.
    static Map<String, String> secured(Path data, int port, int controllerPort, KafkaCertificates certificates) {
        Map<String, String> settings = of(data, port, port, controllerPort);
        settings.putAll(certificates.clientSettings(KafkaCertificates.BROKER));
        settings.remove("security.protocol");
        settings.put("listeners", "SSL://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
        settings.put("advertised.listeners", "SSL://localhost:%d".formatted(port));
        settings.put("listener.security.protocol.map", "SSL:SSL,CONTROLLER:SSL");
        settings.put("inter.broker.listener.name", "SSL");
        settings.put("ssl.client.auth", "required");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put(
                "super.users",
                "User:CN=%s;User:CN=%s".formatted(KafkaCertificates.BROKER, KafkaCertificates.ADMINISTRATOR));
        return settings;
    }

    /// What does not depend on where it runs.
    static Map<String, String> common() {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.listener.names", CONTROLLER_LISTENER);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        // A topic that the contract does not have is a mistake that must be seen.
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // A broker that was killed is let in again when the session of its former life is over.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.threads", "1");
        // 128 MB by default, of a heap that the tests share.
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        // Two index files per partition are mapped into memory at their full size.
        settings.put("log.index.size.max.bytes", "1048576");
        return settings;
    }
}
