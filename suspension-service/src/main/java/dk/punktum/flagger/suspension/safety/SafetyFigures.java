package dk.punktum.flagger.suspension.safety;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The figures of the limits for the metrics, counted now and then.
@ApplicationScoped
class SafetyFigures {

    private static final String LIMIT = "flagger.suspension.limit";
    private static final String USED = "flagger.suspension.limit.used";
    private static final Tags AUTHORITY = Tags.of("scope", "authority");
    private static final Tags TOTAL = Tags.of("scope", "total");

    private final Ledger ledger;
    private final WaitingHolds waiting;
    private final Clock clock;
    private final AtomicInteger killSwitch;
    private final AtomicInteger limitPerAuthority;
    private final AtomicInteger limitTotal;
    private final AtomicInteger usedByAuthority;
    private final AtomicInteger usedTotal;
    private final Map<WaitReason, AtomicInteger> waitingFor = new EnumMap<>(WaitReason.class);

    SafetyFigures(Ledger ledger, WaitingHolds waiting, Clock clock, MeterRegistry meters) {
        this.ledger = ledger;
        this.waiting = waiting;
        this.clock = clock;
        this.killSwitch = gauge(meters, "flagger.suspension.kill.switch", Tags.empty());
        this.limitPerAuthority = gauge(meters, LIMIT, AUTHORITY);
        this.limitTotal = gauge(meters, LIMIT, TOTAL);
        this.usedByAuthority = gauge(meters, USED, AUTHORITY);
        this.usedTotal = gauge(meters, USED, TOTAL);
        for (WaitReason reason : WaitReason.values()) {
            waitingFor.put(reason, gauge(meters, "flagger.suspension.holds.waiting", Tags.of("reason", reason.name())));
        }
    }

    private static AtomicInteger gauge(MeterRegistry meters, String name, Tags tags) {
        var value = new AtomicInteger();
        meters.gauge(name, tags, value);
        return value;
    }

    @Transactional
    void count() {
        SafetySettings settings = ledger.settings();
        Used used = ledger.used(clock.instant());
        killSwitch.set(settings.isKillSwitchThrown() ? 1 : 0);
        limitPerAuthority.set(settings.perAuthority());
        limitTotal.set(settings.total());
        usedByAuthority.set(used.most());
        usedTotal.set(used.total());
        Map<WaitReason, Integer> counted = waiting.byReason();
        waitingFor.forEach((reason, holds) -> holds.set(counted.getOrDefault(reason, 0)));
    }
}
