package dk.punktum.flagger.bench.yardstick;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Gives the records of Kafka's own load generator, which has neither, keys and headers as those of our events.
public final class KeyedRecords implements ProducerInterceptor<byte[], byte[]> {

    /// Of the producer's configuration: how many bytes the headers have together.
    static final String HEADER_BYTES = "flagger.header.bytes";

    static final String HEADERS = "flagger.headers";

    private final AtomicLong number = new AtomicLong();
    private int headers;
    private byte[] header = new byte[0];

    @Override
    public void configure(Map<String, ?> configuration) {
        headers = Integer.parseInt(String.valueOf(configuration.get(HEADERS)));
        header = new byte[Integer.parseInt(String.valueOf(configuration.get(HEADER_BYTES))) / headers];
    }

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        byte[] key = "maaling-%06d.dk".formatted(number.incrementAndGet()).getBytes(UTF_8);
        var keyed = new ProducerRecord<>(record.topic(), null, key, record.value());
        for (int i = 0; i < headers; i++) {
            keyed.headers().add("h" + i, header);
        }
        return keyed;
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception fault) {
        // The load generator counts them.
    }

    @Override
    public void close() {
        // There is nothing to end.
    }
}
