package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.messaging.Outbox;
import dk.punktum.flagger.suspension.SuspensionConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Writes down what a look has shown, and tells everybody once an order has taken effect.
@ApplicationScoped
class RecordLook {

    private static final Logger LOG = Logger.getLogger(RecordLook.class);

    private final Effects effects;
    private final LookAround lookAround;
    private final Outbox outbox;
    private final MeterRegistry meters;
    private final Duration overdueAfter;

    RecordLook(Effects effects, LookAround lookAround, Outbox outbox, MeterRegistry meters, SuspensionConfig config) {
        this.effects = effects;
        this.lookAround = lookAround;
        this.outbox = outbox;
        this.meters = meters;
        this.overdueAfter = config.effect().overdueAfter();
    }

    /// @param nextLookAt when anybody may look again, if somebody has to
    /// @return whether somebody has to look again
    @Transactional
    boolean record(UUID effectId, Sightings sightings, Instant now, Instant nextLookAt) {
        return effects.toChange(effectId)
                .filter(effect -> effect.status().isWatched())
                .map(effect -> record(effect, sightings, now, nextLookAt))
                .orElse(false);
    }

    private boolean record(Effect effect, Sightings sightings, Instant now, Instant nextLookAt) {
        Duration sinceOrdered = Duration.between(effect.orderedAt(), now);
        Set<AskedServer> asked = lookAround.asked();
        effect.looked(sightings.of(asked), asked, nextLookAt);
        if (effect.isSeenEverywhere()) {
            var event = effect.seen();
            outbox.publish(event, effect.correlationId());
            meters.timer("flagger.suspension.effect", "change", event.change().name())
                    .record(Duration.ofMillis(event.millisToEffect()));
            LOG.infof(
                    "%s: change %d (%s) took effect after %d ms",
                    effect.domain(), effect.sequence(), effect.change(), event.millisToEffect());
            return false;
        }
        if (effect.status() == EffectStatus.PENDING && EffectRules.isOverdue(sinceOrdered, overdueAfter)) {
            effect.overdue(now.plus(overdueAfter));
            meters.counter("flagger.suspension.effect.overdue.total").increment();
            LOG.warnf(
                    "%s: change %d (%s), ordered at %s, has not taken effect at %s",
                    effect.domain(),
                    effect.sequence(),
                    effect.change(),
                    effect.orderedAt(),
                    asked.stream()
                            .filter(each -> !sightings.since().containsKey(each))
                            .map(each -> each.place() + " " + each.server())
                            .collect(Collectors.joining(", ")));
        }
        return true;
    }
}
