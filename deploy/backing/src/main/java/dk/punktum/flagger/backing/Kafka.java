package dk.punktum.flagger.backing;

/// A Kafka broker that has every topic of the contract, and creates no topic by itself.
public interface Kafka extends BackingService {

    /// `host:port`, the same for as long as this object lives.
    String bootstrapServers();
}
