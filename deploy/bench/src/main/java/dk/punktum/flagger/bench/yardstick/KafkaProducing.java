package dk.punktum.flagger.bench.yardstick;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.tools.ProducerPerformance;

/// Kafka's own load generator (`kafka-producer-perf-test`), on a topic of its own.
public final class KafkaProducing {

    private static final String TOPIC = "bench-yardstick";
    private static final Pattern SENT = Pattern.compile("[0-9]+ records sent, ([0-9.]+) records/sec");

    private final String bootstrapServers;
    private final int payloadBytes;
    private final Map<String, String> headers;

    /// @param headers as those of the events that it is held against
    public KafkaProducing(String bootstrapServers, int partitions, int payloadBytes, Map<String, String> headers) {
        this.bootstrapServers = bootstrapServers;
        this.payloadBytes = payloadBytes;
        this.headers = Map.copyOf(headers);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(TOPIC, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// @return records per second
    public double run(int records) throws Exception {
        int headerBytes = headers.entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        var printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            ProducerPerformance.main(new String[] {
                "--topic",
                TOPIC,
                "--num-records",
                Integer.toString(records),
                "--record-size",
                Integer.toString(payloadBytes),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + bootstrapServers,
                "acks=all",
                "interceptor.classes=" + KeyedRecords.class.getName(),
                KeyedRecords.HEADERS + "=" + headers.size(),
                KeyedRecords.HEADER_BYTES + "=" + headerBytes
            });
        } finally {
            System.setOut(out);
        }
        return perSecond(printed.toString(UTF_8));
    }

    /// The last line is about all of them.
    static double perSecond(String printed) {
        List<MatchResult> lines = SENT.matcher(printed).results().toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no result in what Kafka's load generator printed:\n" + printed);
        }
        return Double.parseDouble(lines.getLast().group(1));
    }
}
