package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.effect.Effects;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicLong;

/// What is counted in the tables for the metrics, now and then: a scrape must not wait for the database.
@ApplicationScoped
class Figures {

    private final Holds holds;
    private final HoldRequests requests;
    private final RestoreLooks looks;
    private final Effects effects;
    private final AtomicLong active;
    private final AtomicLong pending;
    private final AtomicLong restoring;
    private final AtomicLong watched;
    private final AtomicLong overdue;

    Figures(Holds holds, HoldRequests requests, RestoreLooks looks, Effects effects, MeterRegistry meters) {
        this.holds = holds;
        this.requests = requests;
        this.looks = looks;
        this.effects = effects;
        this.active = gauge(meters, "flagger.suspension.holds.active");
        this.pending = gauge(meters, "flagger.suspension.snapshots.pending");
        this.restoring = gauge(meters, "flagger.suspension.restores.pending");
        this.watched = gauge(meters, "flagger.suspension.effects.pending");
        this.overdue = gauge(meters, "flagger.suspension.effects.overdue");
    }

    private static AtomicLong gauge(MeterRegistry meters, String name) {
        var value = new AtomicLong();
        meters.gauge(name, value);
        return value;
    }

    @Transactional
    void count() {
        active.set(holds.countActive());
        pending.set(requests.count());
        restoring.set(looks.count());
        watched.set(effects.countPending());
        overdue.set(effects.countOverdue());
    }
}
