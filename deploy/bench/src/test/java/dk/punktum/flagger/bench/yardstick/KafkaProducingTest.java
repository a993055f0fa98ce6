package dk.punktum.flagger.bench.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class KafkaProducingTest {

    @Test
    void theLastLineIsAboutAllRecords() {
        assertThat(KafkaProducing.perSecond("""
                        81234 records sent, 16246.8 records/sec (5.10 MB/sec), 812.4 ms avg latency, 1022.0 ms max latency.
                        100000 records sent, 17123.287671 records/sec (5.37 MB/sec), 790.12 ms avg latency, 1100.00 ms max latency, 801 ms 50th.
                        """)).isEqualTo(17123.287671);
    }

    @Test
    void withoutAResultThereIsNone() {
        assertThatThrownBy(() -> KafkaProducing.perSecond("usage: producer-performance"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recordsGetKeysOfTheirOwnAndHeadersOfThatSize() {
        try (var records = new KeyedRecords()) {
            records.configure(Map.of(KeyedRecords.HEADERS, "10", KeyedRecords.HEADER_BYTES, "400"));

            records.onSend(new ProducerRecord<>("topic", new byte[7]));
            var second = records.onSend(new ProducerRecord<>("topic", new byte[7]));

            assertThat(second.key()).asString(StandardCharsets.UTF_8).isEqualTo("maaling-000002.dk");
            assertThat(second.value()).hasSize(7);
            assertThat(second.headers().toArray())
                    .hasSize(10)
                    .allSatisfy(header -> assertThat(header.value()).hasSize(40));
        }
    }
}
