package dk.punktum.flagger.suspension.reconcile;

import dk.punktum.flagger.suspension.effect.Effects;
import dk.punktum.flagger.suspension.effect.OverdueView;
import dk.punktum.flagger.suspension.hold.TellAgain;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells an order again that the registry has not carried out in time: by itself every so often, or when an operator
/// wants it.
@ApplicationScoped
class RetryOverdue {

    private final Effects effects;
    private final TellAgain tellAgain;
    private final MeterRegistry meters;
    private final Clock clock;

    RetryOverdue(Effects effects, TellAgain tellAgain, MeterRegistry meters, Clock clock) {
        this.effects = effects;
        this.tellAgain = tellAgain;
        this.meters = meters;
        this.clock = clock;
    }

    /// @return whether there was one that is due
    @Transactional
    boolean retryNext() {
        Optional<Effects.Overdue> next = effects.nextToRetry(clock.instant());
        next.ifPresent(due -> tell(due, null));
        return next.isPresent();
    }

    /// @param by subject of the operator's token
    /// @return the order after it; empty when there is no such order, or it is not overdue
    @Transactional
    Optional<OverdueView> retry(UUID effectId, String by) {
        return effects.overdue(effectId).filter(due -> tell(due, by)).map(due -> effects.overdueView(effectId));
    }

    /// @param by null: by itself
    private boolean tell(Effects.Overdue due, @Nullable String by) {
        // Under the name's lock, which comes before that of the order, as when an order is given.
        boolean told = tellAgain.tell(due.domain(), () -> effects.retry(due, by, clock.instant()));
        if (told) {
            meters.counter("flagger.suspension.effect.retries").increment();
        }
        return told;
    }
}
