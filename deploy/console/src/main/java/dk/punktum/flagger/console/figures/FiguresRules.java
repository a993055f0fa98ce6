package dk.punktum.flagger.console.figures;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How orders become figures. No clock, no database.
final class FiguresRules {

    private static final Comparator<Group> BY_AGREEMENT_AND_GROUND =
            Comparator.comparing(Group::agreementId).thenComparing(Group::ground);

    /// Orders of one authority on one ground.
    record Group(UUID agreementId, String ground) {}

    static Figures of(List<Order> orders) {
        Map<DeclineReason, Integer> refusals = new EnumMap<>(DeclineReason.class);
        for (DeclineReason reason : DeclineReason.values()) {
            refusals.put(reason, count(orders, order -> order.refusedFor() == reason));
        }
        return new Figures(
                orders.size(),
                count(orders, order -> order.verdict() == Verdict.UPHELD),
                count(orders, order -> order.verdict() == Verdict.DECLINED),
                count(orders, order -> order.verdict() == null),
                count(orders, order -> isUndone(order, CloseCause.REVERSED)),
                count(orders, order -> isUndone(order, CloseCause.ANNULLED)),
                count(orders, order -> isUndone(order, CloseCause.WITHDRAWN)),
                Collections.unmodifiableMap(refusals),
                medianUntil(orders, Order::acknowledgedAt),
                medianUntil(orders, Order::decidedAt),
                medianUntil(orders, Order::effectiveAt));
    }

    static Map<Group, Figures> byAuthorityAndGround(List<Order> orders) {
        return orders.stream()
                .collect(Collectors.groupingBy(
                        order -> new Group(order.agreementId(), order.ground()),
                        () -> new TreeMap<>(BY_AGREEMENT_AND_GROUND),
                        Collectors.collectingAndThen(Collectors.toList(), FiguresRules::of)));
    }

    /// The middle one; of an even number, the mean of the two in the middle.
    static Optional<Duration> median(List<Duration> lengths) {
        if (lengths.isEmpty()) {
            return Optional.empty();
        }
        List<Duration> sorted = lengths.stream().sorted().toList();
        Duration upper = sorted.get(sorted.size() / 2);
        Duration lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(lower.plus(upper).dividedBy(2));
    }

    private static Optional<Duration> medianUntil(List<Order> orders, Function<Order, @Nullable Instant> moment) {
        return median(orders.stream()
                .filter(order -> moment.apply(order) != null)
                .map(order -> Duration.between(order.receivedAt(), Objects.requireNonNull(moment.apply(order))))
                // Two services' clocks differ by some milliseconds.
                .map(length -> length.isNegative() ? Duration.ZERO : length)
                .toList());
    }

    private static boolean isUndone(Order order, CloseCause cause) {
        return order.verdict() == Verdict.UPHELD && order.closedFor() == cause;
    }

    private static int count(List<Order> orders, Predicate<Order> which) {
        return (int) orders.stream().filter(which).count();
    }

    private FiguresRules() {}
}
