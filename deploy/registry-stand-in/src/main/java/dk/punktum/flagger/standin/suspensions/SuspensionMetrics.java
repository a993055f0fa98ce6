package dk.punktum.flagger.standin.suspensions;

import dk.punktum.flagger.standin.register.Register;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What an operator of a consumer wants to see: how far behind it is, what it did, what it could not use.
@Singleton
final class SuspensionMetrics {

    private final MeterRegistry registry;
    private final Map<String, AtomicLong> lag = new ConcurrentHashMap<>();
    private final AtomicLong newestSecond = new AtomicLong();

    SuspensionMetrics(MeterRegistry registry, Register register) {
        this.registry = registry;
        Gauge.builder("standin_newest_change_seconds", newestSecond, AtomicLong::get)
                .description("When the newest change that was applied was written down, in seconds since 1970")
                .register(registry);
        Gauge.builder("standin_names_suspended", register, SuspensionMetrics::suspended)
                .description("Names that carry a suspension now")
                .register(registry);
    }

    /// @param records not read yet
    void lag(String topic, long records) {
        lag.computeIfAbsent(topic, this::lagGauge).set(records);
    }

    void newest(Instant time) {
        newestSecond.accumulateAndGet(time.getEpochSecond(), Math::max);
    }

    void takenIn(String topic, Register.Outcome outcome) {
        registry.counter("standin_records", "topic", topic, "outcome", lowerCase(outcome.name()))
                .increment();
    }

    void skipped(String topic, String reason) {
        registry.counter("standin_records_skipped", "topic", topic, "reason", lowerCase(reason))
                .increment();
    }

    private AtomicLong lagGauge(String topic) {
        AtomicLong records = new AtomicLong();
        Gauge.builder("standin_lag_records", records, AtomicLong::get)
                .description("Records of the topic that have not been read yet")
                .tag("topic", topic)
                .register(registry);
        return records;
    }

    private static double suspended(Register register) {
        return register.all().values().stream()
                .filter(name -> name.suspension() != null)
                .count();
    }

    private static String lowerCase(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
