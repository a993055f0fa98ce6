package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.SuspensionEffective.Sighting.Place;
import dk.punktum.flagger.suspension.register.RegisterAnswer.Registered;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/// An order and its watch, for tests outside this package that have no database.
public final class WatchedOrder {

    private static final Duration SETTLE_AFTER = Duration.ofHours(1);

    private final Effect effect;
    private final Order order;

    public WatchedOrder(Order order, boolean afterSeen) {
        this.order = order;
        this.effect = Effect.of(order, afterSeen);
    }

    public Change change() {
        return order.change();
    }

    public void supersede() {
        if (effect.status().isWatched()) {
            effect.supersede();
        }
    }

    /// Looks once.
    public void look(HoldSnapshot shown, Instant now) {
        if (effect.status().isWatched()
                && EffectRules.isSeen(
                        order.change(), order.free(), order.landing(), new Registered(shown, null, false))) {
            var asked = Set.of(new AskedServer(Place.DNS, "127.0.0.1:53"), new AskedServer(Place.RDAP, "rdap.example"));
            effect.looked(new Sightings(asked.stream().collect(Collectors.toMap(each -> each, _ -> now))), asked, now);
            effect.seen();
        }
    }

    public Effects.LastOrder standing(Instant now) {
        return new Effects.LastOrder(
                effect.isProven(now, SETTLE_AFTER),
                !now.isBefore(order.orderedAt().plus(SETTLE_AFTER)));
    }
}
