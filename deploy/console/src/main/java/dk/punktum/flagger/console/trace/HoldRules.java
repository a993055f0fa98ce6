package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can be seen of a story's hold. `domain-suspended` and `domain-reinstated` tell of a name's first and
/// last hold only; those in between show in `suspension-state`. No clock, no database.
final class HoldRules {

    /// @param until when deletion becomes due; `null`: it lasts until it is lifted
    record Seen(Instant placedAt, @Nullable Instant until) {}

    static boolean wasPlaced(Story story) {
        return hold(story).isPresent();
    }

    /// Whether it was placed and not lifted since.
    static boolean stands(Story story) {
        return wasPlaced(story) && !wasLifted(story);
    }

    static Optional<Seen> hold(Story story) {
        Optional<Seen> listed = states(story)
                .flatMap(state -> its(story, state))
                .map(hold -> new Seen(hold.placedAt(), hold.plannedEnd()))
                .reduce((_, newest) -> newest);
        return listed.or(
                () -> story.last(DomainSuspended.class).map(told -> new Seen(told.suspendedAt(), told.plannedEnd())));
    }

    static boolean wasLifted(Story story) {
        if (story.has(DomainReinstated.class)) {
            return true;
        }
        return states(story)
                .reduce((_, newest) -> newest)
                .filter(newest ->
                        wasPlaced(story) && its(story, newest).findAny().isEmpty())
                .isPresent();
    }

    /// The changes that somebody has to carry out.
    static Stream<SuspensionEvent> changes(Story story) {
        return Stream.concat(story.all(DomainSuspended.class).stream(), story.all(DomainReinstated.class).stream());
    }

    static Optional<SuspensionEvent> newestChange(Story story) {
        return changes(story).max(Comparator.comparingLong(SuspensionEvent::sequence));
    }

    private static Stream<SuspensionState> states(Story story) {
        return story.all(SuspensionState.class).stream().sorted(Comparator.comparingLong(SuspensionState::sequence));
    }

    private static Stream<ActiveHold> its(Story story, SuspensionState state) {
        Set<UUID> matters = story.steps().stream()
                .map(step -> step.record().caseId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return state.holds().stream().filter(hold -> matters.contains(hold.caseId()));
    }

    private HoldRules() {}
}
