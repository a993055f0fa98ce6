package dk.punktum.flagger.conformance;

import dk.punktum.flagger.events.Delegation;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How a name has to look once everything told about it has been taken in.
///
/// @param required   statuses that it has to carry
/// @param forbidden  statuses that it must not carry
/// @param delegation the landing page that it has to lead to; absent: to none
record Expected(
        Set<String> required,
        Set<String> forbidden,
        @Nullable Delegation delegation) {

    Expected {
        required = Set.copyOf(required);
        forbidden = Set.copyOf(forbidden);
    }

    Expected without(String status) {
        Set<String> more = new HashSet<>(forbidden);
        more.add(status);
        return new Expected(required, more, delegation);
    }

    /// After a restart: what a free name had of its own is not told again by the state.
    Expected ofAFreeNameNoMore() {
        return forbidden.contains("serverUpdateProhibited") ? new Expected(Set.of(), forbidden, delegation) : this;
    }

    /// Compares.
    ///
    /// @return what is wrong, in words; empty when nothing is
    Optional<String> wrongIn(Seen seen) {
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(seen.statuses());
        if (!missing.isEmpty()) {
            return Optional.of("does not carry " + String.join(", ", missing));
        }
        Set<String> tooMany = new TreeSet<>(forbidden);
        tooMany.retainAll(seen.statuses());
        if (!tooMany.isEmpty()) {
            return Optional.of("carries " + String.join(", ", tooMany) + ", which it must not");
        }
        return wrongDelegation(seen);
    }

    private Optional<String> wrongDelegation(Seen seen) {
        if (delegation == null) {
            return seen.nameServers() != null && NameStory.PAGES.stream().anyMatch(page -> leadsTo(page, seen))
                    ? Optional.of("still leads to a landing page")
                    : Optional.empty();
        }
        if (!leadsTo(delegation, seen)) {
            return Optional.of("is delegated to %s, and has to be to %s"
                    .formatted(Objects.requireNonNullElse(seen.nameServers(), Set.of()), delegation.nameServers()));
        }
        Set<String> ds = new HashSet<>();
        delegation.dsRecords().forEach(record -> ds.add(record.toUpperCase(Locale.ROOT)));
        return NameStory.orNone(seen.dsRecords()).equals(ds)
                ? Optional.empty()
                : Optional.of("has DS records %s, and has to have %s".formatted(seen.dsRecords(), ds));
    }

    private static boolean leadsTo(Delegation delegation, Seen seen) {
        return Set.copyOf(delegation.nameServers()).equals(seen.nameServers());
    }
}
