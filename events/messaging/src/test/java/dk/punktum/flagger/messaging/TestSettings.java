package dk.punktum.flagger.messaging;

import java.time.Duration;

record TestSettings(int batchSize, Duration pollMin, Duration pollMax, Duration deliveryTimeout, int maxRecordBytes)
        implements OutboxSettings {

    static TestSettings usual() {
        return new TestSettings(50, Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(5), 1_048_576);
    }

    TestSettings withMaxRecordBytes(int bytes) {
        return new TestSettings(batchSize, pollMin, pollMax, deliveryTimeout, bytes);
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public Duration inboxKept() {
        return Duration.ofDays(120);
    }
}
