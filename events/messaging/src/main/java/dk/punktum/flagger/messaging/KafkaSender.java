package dk.punktum.flagger.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Sends rows and waits for all acknowledgements. What it has acknowledged is, per partition, always a beginning of
/// what it was given: never a record without the ones before it. Used by one thread.
///
/// A plain idempotent producer does not promise that. When it gives up on a batch (`delivery.timeout.ms`), or the
/// broker refuses one, it goes on with the next; and a broker that has not heard of the producer yet takes the second
/// batch in flight without the first. So one request is in flight at a time, and the first failure, seen in the
/// producer's own thread before it sends anything more, ends the producer for good; the next call makes a new one.
final class KafkaSender implements AutoCloseable {

    /// What became of the rows. Rows named in neither list are to be sent again.
    ///
    /// @param refused rows that Kafka will never take, with the reason
    /// @param outage  why the rest was not sent, if it was not
    record Result(
            List<OutboxRow> acknowledged,
            Map<OutboxRow, String> refused,
            @Nullable Exception outage) {}

    private static final Duration LOOK_AT_DATABASE_EVERY = Duration.ofSeconds(1);

    private final Supplier<Producer<String, byte[]>> newProducer;
    private @Nullable Producer<String, byte[]> producer;
    private AtomicBoolean broken = new AtomicBoolean();

    /// @param kafka where Kafka is and how to log in
    KafkaSender(Map<String, Object> kafka, String clientId, OutboxSettings settings) {
        Map<String, Object> configuration = configuration(kafka, clientId, settings);
        this(() -> new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer()));
    }

    /// @param newProducer asked for one when it has none, or when it has ended the one before
    KafkaSender(Supplier<Producer<String, byte[]>> newProducer) {
        this.newProducer = newProducer;
    }

    private static Map<String, Object> configuration(
            Map<String, Object> kafka, String clientId, OutboxSettings settings) {
        Map<String, Object> all = new LinkedHashMap<>(kafka);
        all.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // What waits for the one in flight goes out together; less than the topics take as one batch.
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        all.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        // The relay hands over whole batches and then waits: lingering would only add to that.
        all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        int timeout = (int) settings.deliveryTimeout().toMillis();
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, timeout / 2));
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, settings.maxRecordBytes());
        return Map.copyOf(all);
    }

    /// @param stillOurs asked once a second while Kafka is slow; when it says no, somebody else may be sending the same
    ///                  rows, and what has not left yet must not leave
    Result send(List<OutboxRow> rows, BooleanSupplier stillOurs) throws InterruptedException {
        var result = new Result(new ArrayList<>(), new LinkedHashMap<>(), null);
        Set<String> refusedLanes = new HashSet<>();
        for (List<OutboxRow> wave : Waves.of(rows)) {
            int refusedBefore = result.refused.size();
            Exception failure = sendWave(wave, stillOurs, refusedLanes, result);
            if (failure != null) {
                // Where a refusal ended the producer, the rest is only waiting for its turn.
                boolean outage = result.refused.size() == refusedBefore;
                return new Result(result.acknowledged, result.refused, outage ? failure : null);
            }
        }
        return result;
    }

    /// @return why a row was not sent, other than for its own fault or that of one before it in its lane
    private @Nullable Exception sendWave(
            List<OutboxRow> wave, BooleanSupplier stillOurs, Set<String> refusedLanes, Result result)
            throws InterruptedException {
        Exception failure = null;
        Map<OutboxRow, Future<RecordMetadata>> sent = new LinkedHashMap<>();
        for (OutboxRow row : wave) {
            if (refusedLanes.contains(row.lane())) {
                continue;
            }
            try {
                Future<RecordMetadata> future = send(row);
                if (future.state() != Future.State.FAILED) {
                    sent.put(row, future);
                } else if (KafkaFaults.isRefusal(future.exceptionNow())) {
                    refuse(row, future.exceptionNow(), refusedLanes, result);
                } else {
                    // It waited for Kafka in vain. The next row of its lane might not, and must not come first.
                    failure = new ExecutionException(future.exceptionNow());
                    endProducer();
                    break;
                }
            } catch (KafkaException | IllegalStateException e) {
                if (KafkaFaults.isRefusal(e)) {
                    refuse(row, e, refusedLanes, result);
                } else {
                    failure = e;
                    endProducer();
                    break;
                }
            }
        }
        for (Map.Entry<OutboxRow, Future<RecordMetadata>> each : sent.entrySet()) {
            OutboxRow row = each.getKey();
            try {
                await(each.getValue(), stillOurs);
                result.acknowledged.add(row);
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (!KafkaFaults.isRefusal(cause)) {
                    failure = failure == null ? e : failure;
                } else if (!refusedLanes.contains(row.lane())) {
                    refuse(row, cause, refusedLanes, result);
                }
            }
        }
        return failure;
    }

    private static void refuse(OutboxRow row, Throwable reason, Set<String> refusedLanes, Result result) {
        refusedLanes.add(row.lane());
        result.refused.put(row, reason.getClass().getSimpleName());
    }

    private Future<RecordMetadata> send(OutboxRow row) {
        var running = running();
        var ended = broken;
        OutboxRecord record = row.record();
        var message = new ProducerRecord<>(record.topic(), null, record.key(), record.payload());
        record.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        Thread caller = Thread.currentThread();
        return running.send(message, (_, fault) -> {
            // A fault told in the caller's thread concerns this record only; it never got as far as the queue.
            if (fault != null && Thread.currentThread() != caller && ended.compareAndSet(false, true)) {
                running.close(Duration.ZERO);
            }
        });
    }

    private void await(Future<RecordMetadata> acknowledgement, BooleanSupplier stillOurs)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                acknowledgement.get(LOOK_AT_DATABASE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException _) {
                if (!stillOurs.getAsBoolean()) {
                    endProducer();
                }
            }
        }
    }

    private Producer<String, byte[]> running() {
        if (producer == null || broken.get()) {
            broken = new AtomicBoolean();
            producer = newProducer.get();
        }
        return producer;
    }

    /// Whatever has not been acknowledged fails now.
    private void endProducer() {
        if (producer != null && broken.compareAndSet(false, true)) {
            producer.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        endProducer();
    }
}
