package dk.punktum.flagger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/// What a broker can hardly be brought to do at the right moment.
class KafkaSenderTest {

    private final List<ImpatientProducer> producers = new ArrayList<>();

    /// Learns in vain about the topic when it is given the second record, and knows it from then on.
    private static final class ImpatientProducer extends MockProducer<String, byte[]> {

        private int asked;

        ImpatientProducer() {
            super(true, null, new StringSerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> message, Callback callback) {
            asked++;
            if (asked != 2) {
                return super.send(message, callback);
            }
            var fault = new TimeoutException("Topic t not present in metadata after 10000 ms.");
            callback.onCompletion(null, fault);
            return CompletableFuture.failedFuture(fault);
        }
    }

    @Test
    void nothingIsSentAfterWhatKafkaWasAskedInVainFor() throws InterruptedException {
        var sender = new KafkaSender(() -> {
            producers.add(new ImpatientProducer());
            return producers.getLast();
        });
        List<OutboxRow> rows = List.of(row(1, "first"), row(2, "second"), row(3, "third"));

        KafkaSender.Result result = sender.send(rows, () -> true);

        assertThat(result.acknowledged()).containsExactly(rows.getFirst());
        assertThat(result.refused()).isEmpty();
        assertThat(result.outage()).hasRootCauseInstanceOf(TimeoutException.class);
        assertThat(producers).hasSize(1);
        assertThat(producers.getFirst().history()).hasSize(1);
        assertThat(producers.getFirst().closed()).isTrue();
    }

    private static OutboxRow row(int position, String payload) {
        return new OutboxRow(position, "eksempel.dk", TestDatabase.record("t", "eksempel.dk", payload));
    }
}
