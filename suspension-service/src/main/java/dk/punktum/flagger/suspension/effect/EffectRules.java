package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.suspension.register.RegisterAnswer;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import dk.punktum.flagger.suspension.register.ZoneAnswer;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When an order counts as having taken effect, and how often to look. No clock, no database, no network.
final class EffectRules {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    /// @param free    what the name looks like when nobody holds it
    /// @param landing where it is to lead while it is held; null: it is to be out of the zone
    static boolean isSeen(Change change, HoldSnapshot free, @Nullable Delegation landing, ZoneAnswer zone) {
        return switch (change) {
            case SUSPENDED ->
                landing == null
                        ? zone instanceof ZoneAnswer.NotDelegated
                        : zone.equals(new ZoneAnswer.Delegated(Set.copyOf(landing.nameServers())));
            case REINSTATED ->
                switch (zone) {
                    case ZoneAnswer.Delegated(Set<String> servers) -> servers.equals(Set.copyOf(free.nameServers()));
                    // A name that was registered without name servers has never been in the zone.
                    case ZoneAnswer.NotDelegated() -> free.nameServers().isEmpty();
                    case ZoneAnswer.Undecided() -> false;
                };
        };
    }

    /// @param free    what the name looks like when nobody holds it
    /// @param landing where it is to lead while it is held; null: it is to be out of the zone
    static boolean isSeen(Change change, HoldSnapshot free, @Nullable Delegation landing, RegisterAnswer register) {
        if (!(register instanceof RegisterAnswer.Registered registered)) {
            return false;
        }
        HoldSnapshot present = registered.present();
        return switch (change) {
            case SUSPENDED ->
                present.statuses().containsAll(SuspensionStatuses.of(landing))
                        && (landing == null || !isHeldBesides(present, free));
            case REINSTATED ->
                Set.copyOf(SuspensionStatuses.lasting(present.statuses()))
                                .equals(Set.copyOf(SuspensionStatuses.lasting(free.statuses())))
                        && Set.copyOf(present.nameServers()).equals(Set.copyOf(free.nameServers()))
                        && inOneCase(present.dsRecords()).equals(inOneCase(free.dsRecords()))
                        && (free.autoRenew() == null || free.autoRenew().equals(present.autoRenew()));
        };
    }

    /// Still out of the zone, as a stronger hold wanted it before.
    private static boolean isHeldBesides(HoldSnapshot present, HoldSnapshot free) {
        return present.statuses().contains("serverHold") && !free.statuses().contains("serverHold");
    }

    /// Hex digits of a digest mean the same in either case.
    private static Set<String> inOneCase(Collection<String> dsRecords) {
        return dsRecords.stream().map(ds -> ds.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /// An eighth of the time that has passed, so that the time to effect is known to an eighth, and somebody who is
    /// late
    /// is not asked ever again.
    static Duration untilNextLook(Duration sinceOrdered) {
        Duration eighth = sinceOrdered.dividedBy(8);
        return eighth.compareTo(SHORTEST_WAIT) < 0
                ? SHORTEST_WAIT
                : eighth.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : eighth;
    }

    static boolean isOverdue(Duration sinceOrdered, Duration overdueAfter) {
        return sinceOrdered.compareTo(overdueAfter) >= 0;
    }

    /// Twice as long after each retry, at most sixteen times the first wait.
    ///
    /// @param retries how often it was told again, this time included
    static Duration untilNextRetry(int retries, Duration overdueAfter) {
        return overdueAfter.multipliedBy(1L << Math.min(retries, 4));
    }

    /// Whether what was seen proves that the registry has carried out this order and all before it.
    ///
    /// Two orders in quick succession undo each other: whoever looks before the first has arrived sees what the
    /// second wants. So seeing is proof only of an order that was given after the one before was proven, or
    /// when the registry has had time enough for all of them.
    static boolean isProven(EffectStatus status, boolean afterSeen, Duration sinceOrdered, Duration settleAfter) {
        return status == EffectStatus.EFFECTIVE && (afterSeen || sinceOrdered.compareTo(settleAfter) >= 0);
    }

    private EffectRules() {}
}
