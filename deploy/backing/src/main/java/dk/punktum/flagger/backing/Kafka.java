package dk.punktum.flagger.backing;

import java.nio.file.Path;

/// A Kafka broker that has every topic of the contract, and creates no topic by itself.
public interface Kafka extends BackingService {

    /// `host:port`, the same for as long as this object lives.
    String bootstrapServers();

    /// A broker that asks for certificates and has an authorizer, as a cluster has. It comes without topics and without
    /// permissions: to make them is what is to be tried.
    ///
    /// @param data its own directory
    static Kafka secured(Path data, KafkaCertificates certificates) {
        QuietLogs.apply();
        return new EmbeddedKafka(data, FreePort.find(), certificates);
    }
}
