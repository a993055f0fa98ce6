package dk.punktum.flagger.intake.progress;

import dk.punktum.flagger.intake.progress.SuspensionFact.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the life of one hold in everything that is known about a name. Every fact tells what was true at its
/// sequence, so the order in which facts came does not matter, and no single kind of event has to come at all.
final class SuspensionHistory {

    private final NavigableMap<Long, List<SuspensionFact>> bySequence;
    private final Predicate<SuspensionFact> ours;

    private SuspensionHistory(Collection<SuspensionFact> facts, Predicate<SuspensionFact> ours) {
        this.bySequence = facts.stream()
                .collect(Collectors.groupingBy(SuspensionFact::sequence, TreeMap::new, Collectors.toList()));
        this.ours = ours;
    }

    /// @param facts   about the name
    /// @param flagId  the flag that the hold goes back to
    /// @param caseIds the case about it, where it is known already; `suspension-state` names cases, not flags
    static HoldLife holdOf(Collection<SuspensionFact> facts, UUID flagId, Collection<UUID> caseIds) {
        Set<UUID> cases = Stream.concat(
                        caseIds.stream(),
                        facts.stream()
                                .filter(fact -> flagId.equals(fact.flagId()))
                                .map(SuspensionFact::caseId))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new SuspensionHistory(facts, fact -> cases.contains(fact.caseId())).hold();
    }

    private HoldLife hold() {
        List<SuspensionFact> holds =
                all().filter(SuspensionFact::isHold).filter(ours).toList();
        if (holds.isEmpty()) {
            return liftedWithoutATrace();
        }
        long first = holds.getFirst().sequence();
        long last = holds.getLast().sequence();
        Instant placedAt = placedAt(holds);
        return new HoldLife(
                placedAt,
                latest(holds.stream().map(SuspensionFact::plannedEnd)),
                effectiveAt(first, last, placedAt),
                firstAfter(last, SuspensionFact::isWhole),
                firstAfter(last, fact -> !fact.isHold()),
                firstAfter(last, fact -> fact.kind() == Kind.REINSTATEMENT_EFFECTIVE));
    }

    /// Its lifting is all that is known of it.
    private HoldLife liftedWithoutATrace() {
        return all().filter(fact -> fact.kind() == Kind.REINSTATED || fact.kind() == Kind.REINSTATEMENT_EFFECTIVE)
                .filter(ours)
                .map(SuspensionFact::sequence)
                .findFirst()
                .map(sequence -> sequence - 1)
                .map(last -> new HoldLife(
                        null,
                        null,
                        null,
                        firstAfter(last, _ -> true),
                        firstAfter(last, fact -> !fact.isHold()),
                        firstAfter(last, fact -> fact.kind() == Kind.REINSTATEMENT_EFFECTIVE)))
                .orElse(HoldLife.NONE);
    }

    private static Instant placedAt(List<SuspensionFact> holds) {
        return holds.stream()
                // What was seen of the effect knows when it was ordered only, which may be later.
                .sorted(Comparator.comparing(fact -> fact.kind() == Kind.SUSPENSION_EFFECTIVE))
                .map(SuspensionFact::placedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /// The name is out of the zone for every hold that stands, whichever was the first: a hold placed on a name that is
    /// out already is effective at once.
    private @Nullable Instant effectiveAt(long first, long last, Instant placedAt) {
        return bySequence.subMap(freeBefore(first), false, last, true).values().stream()
                .flatMap(List::stream)
                .filter(fact -> fact.kind() == Kind.SUSPENSION_EFFECTIVE)
                .map(SuspensionFact::happenedAt)
                .min(Comparator.naturalOrder())
                .map(seen -> seen.isAfter(placedAt) ? seen : placedAt)
                .orElse(null);
    }

    /// The newest sequence at which the name is known to have been free before this hold.
    private long freeBefore(long first) {
        return bySequence.headMap(first, true).entrySet().stream()
                .mapToLong(SuspensionHistory::freeAt)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private static long freeAt(Entry<Long, List<SuspensionFact>> moment) {
        if (moment.getValue().stream().noneMatch(SuspensionFact::isHold)) {
            return moment.getKey();
        }
        return moment.getValue().stream().anyMatch(SuspensionFact::isFirstHold) ? moment.getKey() - 1 : Long.MIN_VALUE;
    }

    private @Nullable Instant firstAfter(long sequence, Predicate<SuspensionFact> wanted) {
        return bySequence.tailMap(sequence, false).values().stream()
                .flatMap(List::stream)
                .filter(wanted)
                .min(Comparator.comparingLong(SuspensionFact::sequence)
                        .thenComparing(SuspensionFact::happenedAt)
                        .thenComparing(SuspensionFact::kind))
                .map(SuspensionFact::happenedAt)
                .orElse(null);
    }

    private static @Nullable Instant latest(Stream<@Nullable Instant> times) {
        Optional<Instant> latest = times.flatMap(Stream::ofNullable).max(Comparator.naturalOrder());
        return latest.orElse(null);
    }

    private Stream<SuspensionFact> all() {
        return bySequence.values().stream().flatMap(List::stream);
    }
}
