package dk.punktum.flagger.console.reading;

import static dk.punktum.flagger.testing.Events.aCaseOpened;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.console.ConsoleBacking;
import dk.punktum.flagger.testing.KafkaProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ConsoleBacking.class)
class RecordReaderTest {

    static {
        // What comes over Kafka takes its time where other modules are tested beside this one.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    DataSource database;

    @Inject
    SeenRecords records;

    @Inject
    Reading reading;

    @Inject
    Clock clock;

    @Inject
    ReadingConfig config;

    private final String topic = "reading-" + UUID.randomUUID();
    private final List<SeenRecord> heard = Collections.synchronizedList(new ArrayList<>());

    private KafkaProbe kafka;
    private Admin admin;

    @BeforeEach
    void connect() {
        kafka = new KafkaProbe(bootstrapServers);
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    @AfterEach
    void disconnect() throws Exception {
        kafka.close();
        if (admin.listTopics().names().get().contains(topic)) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
        admin.close();
    }

    @Test
    void whatTheApplicationReadsIsFoundByNameNumberAndId() {
        // Given
        var event = aCaseOpened().about("læst-én-gang.dk").build();

        // When
        UUID id = kafka.deliver(event);

        // Then
        String domain = event.domain().aLabel();
        await("the event in the table")
                .untilAsserted(() -> assertThat(records.about(domain, 10))
                        .singleElement()
                        .satisfies(record -> {
                            assertThat(record.eventId()).isEqualTo(id);
                            assertThat(record.caseNumber()).isEqualTo(event.caseNumber());
                            assertThat(record.headers()).containsEntry("ce_source", "/test");
                            assertThat(record.json()).contains("\"legalGround\":\"terms-9.1\"");
                        }));
        assertThat(records.numbered(event.caseNumber(), 10)).hasSize(1);
        assertThat(records.identified(event.flagId(), 10)).hasSize(1);
        assertThat(records.identified(id, 10)).hasSize(1);
        var only = new RecordFilter(domain, event.caseNumber(), Set.of("case-opened", "case-decided"));
        assertThat(records.newest(only, 10)).hasSize(1);
        assertThat(records.newest(new RecordFilter(domain, null, Set.of("case-decided")), 10))
                .isEmpty();
        await("the reader at the end").until(() -> reading.behind().toSeconds() < 10);
        assertThat(reading.missing()).isEmpty();
    }

    @Test
    void aReaderThatIsClosedAndOpenedAgainLosesAndRepeatsNothing() throws Exception {
        // Given
        create(3);
        int all = 3_000;

        // When
        Thread writer = Thread.ofPlatform()
                .start(() -> IntStream.range(0, all)
                        .forEach(i -> kafka.deliverRaw(topic, "k" + i, Map.of(), ("" + i).getBytes(UTF_8))));
        for (int round = 1; round <= 4; round++) {
            int enough = round * all / 6;
            try (RecordReader reader = start()) {
                await("some more").until(() -> heard.size() >= enough);
                assertThat(reader.failures()).isZero();
            }
        }
        writer.join();
        try (RecordReader reader = start()) {
            await("the rest").until(() -> heard.size() >= all);
        }

        // Then
        assertThat(heard.stream().map(SeenRecord::json).distinct()).hasSize(all);
        assertThat(heard).hasSize(all);
        assertThat(rows()).hasSize(all);
    }

    @Test
    void aDatabaseThatIsAwayNowAndThenIsWaitedFor() throws Exception {
        // Given
        create(3);
        IntStream.range(0, 500).forEach(i -> kafka.deliverRaw(topic, "k" + i, Map.of(), ("" + i).getBytes(UTF_8)));
        var asked = new AtomicInteger();
        DataSource frail = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    if (asked.incrementAndGet() % 3 == 0) {
                        throw new SQLException("away");
                    }
                    return method.invoke(database, arguments);
                });

        // When
        try (RecordReader reader = start(frail, topic)) {
            await("all records").until(() -> rows().size() >= 500);

            // Then
            assertThat(reader.failures()).isPositive();
        }
        assertThat(heard.stream().map(SeenRecord::json).distinct()).hasSize(500);
        assertThat(heard).hasSize(500);
    }

    @Test
    void twoReadersOfOneTableDoNotHarmEachOther() throws Exception {
        // Given
        create(3);
        IntStream.range(0, 500).forEach(i -> kafka.deliverRaw(topic, "k" + i, Map.of(), new byte[] {'1'}));

        // When
        try (RecordReader one = start();
                RecordReader other = start()) {
            await("both at the end").until(() -> heard.size() >= 500 && rows().size() >= 500);
            assertThat(one.failures() + other.failures()).isZero();
        }

        // Then
        assertThat(rows()).hasSize(500);
    }

    @Test
    void brokenBytesAndUnknownTypesAreRowsLikeOthers() throws Exception {
        // Given
        create(1);
        byte[] deep = ("[".repeat(99) + "\"\\ud800\\u0000\"" + "]".repeat(99)).getBytes(UTF_8);

        // When
        kafka.deliverRaw(topic, null, Map.of(), new byte[] {(byte) 0xff, 0, '{'});
        kafka.deliverRaw(topic, "\u0000", Map.of("h\u0000", "\u0000", "ce_type", "x".repeat(9_000)), null);
        kafka.deliverRaw(topic, "eksempel.dk", Map.of("ce_type", "dk.punktum.flagger.case-opened.v9"), deep);
        kafka.deliverRaw(topic, "x".repeat(9_000), Map.of(), "{\"sequence\":1e999999999}".getBytes(UTF_8));

        // Then
        try (RecordReader reader = start()) {
            await("the last one").until(() -> rows().size() == 4);
            assertThat(reader.failures()).isZero();
        }
        List<SeenRecord> rows =
                rows().stream().sorted(Comparator.comparing(SeenRecord::offset)).toList();
        assertThat(rows.get(0).unreadable()).isEqualTo("\\xff\\x00{");
        assertThat(rows.get(1).unreadable()).isNull();
        assertThat(rows.get(2).type()).isEqualTo("dk.punktum.flagger.case-opened.v9");
        assertThat(rows.get(2).domain()).isEqualTo("eksempel.dk");
        assertThat(rows.get(2).json()).isEqualTo(new String(deep, UTF_8));
        assertThat(rows.get(3).sequence()).isNull();
    }

    @Test
    void aTopicThatAppearsLaterIsReadFromItsBeginning() throws Exception {
        // Given
        try (RecordReader reader = start("case-opened", topic)) {
            await("the topic is missed").until(() -> reader.missing().equals(Set.of(topic)));

            // When
            create(2);
            kafka.deliverRaw(topic, "a", Map.of(), new byte[] {'1'});

            // Then
            await("its record").until(() -> rows().size() == 1);
            assertThat(reader.missing()).isEmpty();
        }
    }

    @Test
    void aTopicThatIsMadeAnewIsReadAnew() throws Exception {
        // Given
        create(1);
        kafka.deliverRaw(topic, "a", Map.of(), new byte[] {'1'});
        kafka.deliverRaw(topic, "a", Map.of(), new byte[] {'2'});
        try (RecordReader reader = start()) {
            await("both").until(() -> rows().size() == 2);
        }
        admin.deleteTopics(List.of(topic)).all().get();
        await("the topic is gone").until(() -> !admin.listTopics().names().get().contains(topic));
        await("made again").ignoreExceptions().until(() -> {
            create(1);
            return true;
        });
        kafka.deliverRaw(topic, "a", Map.of(), new byte[] {'3'});

        // When
        try (RecordReader reader = start()) {
            // Then
            await("only what is there now")
                    .untilAsserted(() ->
                            assertThat(rows()).extracting(SeenRecord::json).containsExactly("3"));
        }
    }

    @Test
    void theFirstUnreadRecordsTimeIsKnown() throws Exception {
        // Given
        create(1);
        kafka.deliverRaw(topic, "a", Map.of(), new byte[] {'1'});
        kafka.deliverRaw(topic, "a", Map.of(), new byte[] {'2'});
        try (RecordReader reader = start()) {
            await("both").until(() -> rows().size() == 2);
        }
        var partition = new TopicPartition(topic, 0);
        var second =
                rows().stream().filter(row -> row.offset() == 1).findFirst().orElseThrow();

        // Then
        assertThat(records.timesFrom(Map.of(partition, 1L))).containsEntry(partition, second.recordedAt());
        assertThat(records.timesFrom(Map.of(partition, 2L))).isEmpty();
    }

    private List<SeenRecord> rows() {
        return records.newest(new RecordFilter(null, null, Set.of(topic)), 10_000);
    }

    private void create(int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get();
    }

    private RecordReader start() {
        return start(topic);
    }

    private RecordReader start(String... topics) {
        return start(database, topics);
    }

    private RecordReader start(DataSource database, String... topics) {
        var reader = new RecordReader(
                Map.of("bootstrap.servers", bootstrapServers),
                Set.of(topics),
                database,
                new Quick(config),
                clock,
                heard::addAll);
        reader.start();
        return reader;
    }

    /// The application's own settings, but for the waiting.
    private record Quick(ReadingConfig config) implements ReadingConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public int batch() {
            return 50;
        }

        @Override
        public Duration look() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration firstRetry() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration longestRetry() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration cleanEvery() {
            return config.cleanEvery();
        }

        @Override
        public int cleanStep() {
            return config.cleanStep();
        }

        @Override
        public Duration replacedKept() {
            return config.replacedKept();
        }
    }
}
