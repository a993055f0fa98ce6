package dk.punktum.flagger.notification.delivery;

import dk.punktum.flagger.notification.notice.NoticeFigures;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// How many notices there are in each status, and how long the oldest unfinished one has waited.
@ApplicationScoped
class NoticeMeters {

    private final NoticeFigures figures;
    private final Clock clock;
    private final MultiGauge counts;
    private final AtomicLong oldestMillis = new AtomicLong();

    NoticeMeters(NoticeFigures figures, MeterRegistry registry, Clock clock) {
        this.figures = figures;
        this.clock = clock;
        this.counts = MultiGauge.builder("flagger.notices")
                .description("Notices by occasion, recipient and status")
                .register(registry);
        TimeGauge.builder("flagger.notices.oldest.pending", oldestMillis, TimeUnit.MILLISECONDS, AtomicLong::get)
                .description("Age of the oldest notice that is neither delivered nor given up")
                .register(registry);
    }

    /// Asked at intervals, not at each scrape: whoever scrapes often shall not load the database.
    @Scheduled(every = "{flagger.worker.count-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void count() {
        counts.register(
                figures.counts().stream()
                        .map(figure -> Row.of(
                                Tags.of(
                                        "occasion", figure.occasion().name(),
                                        "recipient", figure.recipient().name(),
                                        "status", figure.status().name()),
                                figure.number()))
                        .toList(),
                true);
        oldestMillis.set(figures.oldestUnfinished()
                .map(since -> Duration.between(since, clock.instant()).toMillis())
                .orElse(0L));
    }
}
