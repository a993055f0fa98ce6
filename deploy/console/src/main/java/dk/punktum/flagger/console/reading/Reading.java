package dk.punktum.flagger.console.reading;

import dk.punktum.flagger.events.TopicConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The one reader of this instance, from start to end, and those who want to hear of news.
@ApplicationScoped
public class Reading {

    private final RecordReader reader;
    private final OldRecords old;
    private final ReadingConfig config;
    private final Clock clock;
    private final Counter read;
    private final List<Consumer<List<SeenRecord>>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService cleaning = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("record-cleaning").daemon().factory());

    Reading(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            DataSource database,
            ReadingConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.config = config;
        this.clock = clock;
        this.old = new OldRecords(database, config, clock);
        Set<String> topics = TopicConfig.all().stream().map(TopicConfig::name).collect(Collectors.toSet());
        this.reader = new RecordReader(kafka, topics, database, config, clock, this::tell);
        this.read = Counter.builder("flagger_console_records_read")
                .description("Records read from Kafka by this instance")
                .register(meters);
        FunctionCounter.builder("flagger_console_reading_failures", reader, RecordReader::failures)
                .description("Times that reading broke off and was begun again")
                .register(meters);
        Gauge.builder(
                        "flagger_console_reading_behind_seconds",
                        this,
                        reading -> reading.behind().toSeconds())
                .description("Seconds since the moment until which everything has been read")
                .register(meters);
        Gauge.builder(
                        "flagger_console_topics_missing",
                        reader,
                        it -> it.missing().size())
                .description("Topics of the contract that Kafka does not have, or that may not be read")
                .register(meters);
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            reader.start();
            long every = config.cleanEvery().toMillis();
            cleaning.scheduleWithFixedDelay(old::clean, every, every, TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes @Priority(1) ShutdownEvent ended) {
        cleaning.shutdownNow();
        reader.close();
    }

    /// Hears of the records of each transaction after its commit, in the reader's own thread: it must be quick,
    /// and leave work to others.
    public void whenRead(Consumer<List<SeenRecord>> listener) {
        listeners.add(listener);
    }

    /// How old the moment is until which everything in Kafka has been read. A few seconds when all is well.
    public Duration behind() {
        return Duration.between(reader.readUpTo(), clock.instant());
    }

    /// Topics of the contract that Kafka does not have, or that may not be read.
    public Set<String> missing() {
        return reader.missing();
    }

    boolean isEnabled() {
        return config.enabled();
    }

    private void tell(List<SeenRecord> records) {
        read.increment(records.size());
        listeners.forEach(listener -> listener.accept(records));
    }
}
