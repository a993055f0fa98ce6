package dk.punktum.flagger.console.trace;

import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.Event;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What happened to one name in one matter: a flag and its case, or an order to the registry.
///
/// @param domain         A-label
/// @param steps          in time
/// @param laterSequence  of the newest change of the name's suspension in any of its stories; 0: none
record Story(String domain, List<Step> steps, long laterSequence) {

    Story {
        steps = List.copyOf(steps);
    }

    /// All events of a kind, in time.
    <E extends Event> List<E> all(Class<E> kind) {
        return steps.stream()
                .map(Step::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    <E extends Event> Optional<E> last(Class<E> kind) {
        List<E> events = all(kind);
        return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
    }

    boolean has(Class<? extends Event> kind) {
        return !all(kind).isEmpty();
    }

    /// What people call it: the case's or order's number, and the flag's.
    List<String> numbers() {
        return Stream.concat(
                        steps.stream().map(step -> step.record().caseNumber()),
                        steps.stream().map(step -> step.record().flagNumber()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /// Whether it begins with a flag, as far as can be seen; an order to the registry does not.
    boolean isOfAFlag() {
        return has(CaseOpened.class)
                || steps.stream().anyMatch(step -> step.record().flagId() != null);
    }
}
