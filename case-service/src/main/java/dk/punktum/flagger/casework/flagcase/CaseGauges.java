package dk.punktum.flagger.casework.flagcase;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.Session;

/// What operators see of the cases. Counted in the database, so that it is true after a restart and the same on every
/// instance.
@ApplicationScoped
public class CaseGauges {

    /// Often enough for a scrape, seldom enough for the database.
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Session database;
    private final Clock clock;
    private final MultiGauge cases;
    private final MultiGauge verdicts;
    private final AtomicLong oldestUndecided = new AtomicLong();
    private Instant refreshedAt = Instant.MIN;

    CaseGauges(Session database, MeterRegistry meters, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.cases = MultiGauge.builder("flagger.cases")
                .description("Cases by status")
                .register(meters);
        this.verdicts = MultiGauge.builder("flagger.case.verdicts")
                .description("Verdicts ever given, by who decided and, for declined ones, why")
                .register(meters);
        meters.gauge("flagger.cases.oldest.undecided.seconds", oldestUndecided);
    }

    /// Counts again, unless that was done a moment ago.
    @Transactional
    public synchronized void refresh() {
        Instant now = clock.instant();
        if (now.isBefore(refreshedAt.plus(FRESH))) {
            return;
        }
        cases.register(rows("select status, count(*) from flag_case group by 1", "status"), true);
        verdicts.register(rows("""
                        select verdict, decided_by, coalesce(decline_reason, ''), count(*)
                        from flag_case where verdict is not null group by 1, 2, 3
                        """, "verdict", "decided_by", "reason"), true);
        Instant oldest = database.createNativeQuery("""
                        select coalesce(min(received_at), :now) from flag_case
                        where status in ('OPEN', 'UNDER_REVIEW')
                        """, Instant.class)
                .addScalar("coalesce", Instant.class)
                .setParameter("now", now)
                .getSingleResult();
        oldestUndecided.set(Duration.between(oldest, now).toSeconds());
        refreshedAt = now;
    }

    /// One gauge per line: the last column is its value, the others its tags.
    private Iterable<Row<?>> rows(String query, String... tags) {
        List<Tuple> lines = database.createNativeQuery(query, Tuple.class).getResultList();
        return lines.stream().<Row<?>>map(line -> row(line, tags)).toList();
    }

    private static Row<?> row(Tuple line, String... tags) {
        Tags named = Tags.empty();
        for (int i = 0; i < tags.length; i++) {
            named = named.and(tags[i], line.get(i, String.class));
        }
        return Row.of(named, line.get(tags.length, Long.class));
    }
}
