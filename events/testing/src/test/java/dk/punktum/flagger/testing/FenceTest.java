package dk.punktum.flagger.testing;

import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.events.CaseDecided;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class FenceTest {

    @Test
    void aFenceLiesOnTheSamePartitionHoweverManyThereAre() {
        CaseDecided event = aCaseDecided().about("eksempel.dk").build();
        CaseDecided fence = aCaseDecided().samePartitionAs(event).build();

        assertThat(fence.key()).isNotEqualTo(event.key());
        for (int partitions : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12}) {
            assertThat(partition(fence, partitions)).isEqualTo(partition(event, partitions));
        }
    }

    private static int partition(CaseDecided event, int partitions) {
        return BuiltInPartitioner.partitionForKey(event.key().getBytes(StandardCharsets.UTF_8), partitions);
    }
}
