package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.DomainName;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.utils.Utils;

/// Finds names that lie on the same partition as another key, however many partitions the topic has.
final class Fence {

    /// A multiple of every number of partitions from 1 to 10, and of 12: keys that agree modulo this agree modulo each.
    private static final int ALL_PARTITION_COUNTS = 2520;

    private static final AtomicInteger NEXT = new AtomicInteger();

    static DomainName behind(String key) {
        int wanted = place(key);
        while (true) {
            String name = "fence-%d.dk".formatted(NEXT.incrementAndGet());
            if (place(name) == wanted) {
                return new DomainName(name);
            }
        }
    }

    /// Kafka's default partitioner: murmur2 of the key's bytes, modulo the number of partitions.
    private static int place(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % ALL_PARTITION_COUNTS;
    }

    private Fence() {}
}
