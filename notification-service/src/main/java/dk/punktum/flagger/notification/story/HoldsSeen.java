package dk.punktum.flagger.notification.story;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The holds on a name as one event shows them. `suspension-state` shows them all, and after `domain-reinstated` there
/// is none. `domain-suspended` shows one: others may stand beside it, when it tells that the name is held in another
/// way from now on.
///
/// @param whole     whether no other hold stands
/// @param suspended whether any hold stands, those included that rest on no flag
/// @param holds     by case; one case holds a name once
record HoldsSeen(
        DomainName domain, long sequence, Instant at, boolean whole, boolean suspended, Map<UUID, Hold> holds) {

    /// A hold that rests on a flag. What rests on an order to the registry is not ours to tell of.
    ///
    /// @param plannedEnd null for a hold that lasts until it is lifted
    /// @param further    whether another hold was there before
    record Hold(
            UUID caseId,
            String caseNumber,
            UUID agreementId,
            String legalGround,
            Instant placedAt,
            @Nullable Instant plannedEnd,
            boolean further) {

        Hold afterAnother() {
            return new Hold(caseId, caseNumber, agreementId, legalGround, placedAt, plannedEnd, true);
        }
    }

    static HoldsSeen in(DomainSuspended event) {
        Map<UUID, Hold> holds = Optional.ofNullable(event.agreementId())
                .map(agreementId -> new Hold(
                        event.caseId(),
                        event.caseNumber(),
                        agreementId,
                        event.legalGround(),
                        event.suspendedAt(),
                        event.plannedEnd(),
                        false))
                .map(hold -> Map.of(hold.caseId(), hold))
                .orElse(Map.of());
        return new HoldsSeen(event.domain(), event.sequence(), event.suspendedAt(), false, true, holds);
    }

    static HoldsSeen in(SuspensionState event) {
        Map<UUID, Hold> holds = event.holds().stream()
                .flatMap(hold -> hold(hold, event.holds()).stream())
                .collect(toUnmodifiableMap(Hold::caseId, Function.identity(), (first, second) -> first));
        return new HoldsSeen(event.domain(), event.sequence(), event.changedAt(), true, event.suspended(), holds);
    }

    static HoldsSeen in(DomainReinstated event) {
        return new HoldsSeen(event.domain(), event.sequence(), event.reinstatedAt(), true, false, Map.of());
    }

    private static Optional<Hold> hold(ActiveHold hold, List<ActiveHold> all) {
        boolean further = all.stream().anyMatch(other -> other.placedAt().isBefore(hold.placedAt()));
        return Optional.ofNullable(hold.agreementId())
                .map(agreementId -> new Hold(
                        hold.caseId(),
                        hold.caseNumber(),
                        agreementId,
                        hold.legalGround(),
                        hold.placedAt(),
                        hold.plannedEnd(),
                        further));
    }
}
