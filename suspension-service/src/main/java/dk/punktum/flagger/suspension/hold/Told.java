package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionState;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;

/// What Kafka has about one name that the database does not.
///
/// @param known  the number of the last change that the database knows
/// @param states at least one; of the older ones perhaps not all, since the topic is compacted
public record Told(
        long known,
        List<Envelope<SuspensionState>> states,
        List<DomainSuspended> suspended,
        List<DomainReinstated> reinstated,
        List<SuspensionEffective> effective) {

    Envelope<SuspensionState> newest() {
        return states.stream()
                .max(Comparator.comparing(told -> told.event().sequence()))
                .orElseThrow();
    }

    SuspensionState state() {
        return newest().event();
    }

    DomainName domain() {
        return state().domain();
    }

    Optional<DomainSuspended> suspendedFor(UUID holdId) {
        return suspended.stream().filter(told -> told.holdId().equals(holdId)).findFirst();
    }

    Optional<DomainReinstated> reinstatedAfter(UUID holdId) {
        return reinstated.stream().filter(told -> told.holdId().equals(holdId)).findFirst();
    }

    Optional<DomainSuspended> newestSuspension() {
        return suspended.stream().max(Comparator.comparing(DomainSuspended::sequence));
    }

    Optional<DomainReinstated> newestReinstatement() {
        return reinstated.stream().max(Comparator.comparing(DomainReinstated::sequence));
    }

    Optional<SuspensionEffective> effectiveAt(long sequence) {
        return effective.stream().filter(told -> told.sequence() == sequence).findFirst();
    }

    /// The number of the change by which a hold came: that of the first state that has it. Where older states are
    /// compacted away, that of a later one.
    long placedBy(UUID holdId) {
        return LongStream.concat(
                        states.stream()
                                .filter(told -> stands(told.event(), holdId))
                                .mapToLong(told -> told.event().sequence()),
                        suspendedFor(holdId).stream().mapToLong(DomainSuspended::sequence))
                .min()
                .orElseThrow();
    }

    /// The number of the change by which a hold went: that of the first state that no longer has it.
    long liftedBy(UUID holdId) {
        long last = states.stream()
                .filter(told -> stands(told.event(), holdId))
                .mapToLong(told -> told.event().sequence())
                .max()
                .orElse(known);
        return states.stream()
                .mapToLong(told -> told.event().sequence())
                .filter(sequence -> sequence > last)
                .min()
                .orElseThrow();
    }

    private static boolean stands(SuspensionState state, UUID holdId) {
        return state.holds().stream().anyMatch(hold -> hold.holdId().equals(holdId));
    }

    /// The flag that a hold rests on: the story that the change belongs to by which it came. Where that is compacted
    /// away it may be another flag's on the same name; the verdict, read again, corrects it.
    UUID flagOf(UUID holdId) {
        return suspendedFor(holdId).map(DomainSuspended::flagId).orElseGet(() -> {
            long by = placedBy(holdId);
            return UUID.fromString(states.stream()
                    .filter(told -> told.event().sequence() == by)
                    .findFirst()
                    .orElseThrow()
                    .correlationId());
        });
    }

    /// Where the name leads, or led, while it is held.
    Optional<Delegation> landingPage() {
        return Optional.ofNullable(state().delegation())
                .or(() -> suspended.stream()
                        .map(DomainSuspended::delegation)
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    /// A hold as it was when it was the first on the name.
    static ActiveHold active(DomainSuspended told) {
        return new ActiveHold(
                told.holdId(),
                told.caseId(),
                told.caseNumber(),
                told.agreementId(),
                told.legalGround(),
                told.suspendedAt(),
                told.plannedEnd(),
                told.holdCause(),
                told.delegation() == null ? null : Measure.LANDING_PAGE,
                null);
    }
}
