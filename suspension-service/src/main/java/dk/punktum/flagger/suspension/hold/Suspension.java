package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.effect.EffectView;
import dk.punktum.flagger.suspension.register.SuspensionStatuses;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One name and all its holds. Its row is locked for every change, so that changes have one order, and a number
/// each.
@Entity
class Suspension {

    @Id
    private String domain;

    private long sequence;

    @Enumerated(EnumType.STRING)
    private SuspensionStatus status;

    /// What is to be put back; after that, what was put back last.
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "before_id")
    private @Nullable Snapshot before;

    private Instant changedAt;

    @OneToMany
    @JoinColumn(name = "domain", insertable = false, updatable = false)
    @OrderBy("requestedAt, id")
    private List<Hold> holds = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    Suspension() {}

    /// A name that nobody has held yet.
    static Suspension of(DomainName domain, Instant now) {
        var suspension = new Suspension();
        suspension.domain = domain.aLabel();
        suspension.status = SuspensionStatus.FREE;
        suspension.changedAt = now;
        return suspension;
    }

    /// A verdict asks for this hold. A repeat of it asks for nothing.
    void request(Hold hold) {
        if (holds.stream().noneMatch(known -> known.caseId().equals(hold.caseId()))) {
            holds.add(hold);
        }
    }

    /// Keeps what is to be put back after the next change.
    void keep(Snapshot snapshot) {
        if (status != SuspensionStatus.FREE || snapshot.beforeSequence() != sequence + 1) {
            throw new IllegalStateException("%s: a snapshot is taken before the first hold".formatted(domain));
        }
        before = snapshot;
    }

    boolean isSnapshotReady() {
        return before != null && before.beforeSequence() == sequence + 1;
    }

    SuspensionRules.Placing placing(Hold hold, boolean caseClosed) {
        return SuspensionRules.place(status, hold.status(), caseClosed, isSnapshotReady());
    }

    /// The first hold on the name.
    List<SuspensionEvent> suspend(Hold hold, Instant now) {
        if (!isSnapshotReady()) {
            throw new IllegalStateException("%s: what is there now has to be kept first".formatted(domain));
        }
        become(SuspensionStatus.SUSPENDED);
        add(hold, now);
        var suspended = new DomainSuspended(
                name(),
                sequence,
                hold.id(),
                hold.caseId(),
                hold.caseNumber(),
                hold.flagId(),
                hold.agreementId(),
                hold.legalGround(),
                beforeContent(),
                SuspensionStatuses.ALL,
                now,
                hold.plannedEnd(),
                null,
                null);
        return List.of(suspended, state());
    }

    /// One more hold on a name that is suspended already.
    List<SuspensionEvent> addFurther(Hold hold, Instant now) {
        if (status != SuspensionStatus.SUSPENDED) {
            throw new IllegalStateException("%s: a further hold needs a first".formatted(domain));
        }
        add(hold, now);
        return List.of(state());
    }

    private void add(Hold hold, Instant now) {
        change(now);
        hold.place(Objects.requireNonNull(before), sequence, now);
    }

    SuspensionRules.Lifting lifting(Hold hold) {
        return SuspensionRules.lift(hold.status(), standing().size());
    }

    /// One of several holds goes.
    List<SuspensionEvent> remove(Hold hold, CloseCause cause, Instant now) {
        change(now);
        hold.lift(cause, sequence, now);
        return List.of(state());
    }

    /// The last hold goes.
    List<SuspensionEvent> reinstate(Hold hold, CloseCause cause, Instant now) {
        become(SuspensionStatus.FREE);
        change(now);
        hold.lift(cause, sequence, now);
        var reinstated = new DomainReinstated(
                name(),
                sequence,
                hold.id(),
                hold.caseId(),
                hold.caseNumber(),
                hold.flagId(),
                hold.agreementId(),
                cause,
                beforeContent(),
                now,
                null,
                null);
        return List.of(reinstated, state());
    }

    private void change(Instant now) {
        sequence++;
        changedAt = now;
    }

    private void become(SuspensionStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("%s: %s does not become %s".formatted(domain, status, next));
        }
        status = next;
    }

    /// The whole present truth.
    private SuspensionState state() {
        boolean suspended = status == SuspensionStatus.SUSPENDED;
        return new SuspensionState(
                name(),
                sequence,
                suspended,
                standing().stream().map(Hold::active).toList(),
                suspended ? SuspensionStatuses.ALL : List.of(),
                suspended ? beforeContent() : null,
                changedAt,
                null,
                null);
    }

    private List<Hold> standing() {
        return holds.stream().filter(Hold::isStanding).toList();
    }

    private HoldSnapshot beforeContent() {
        return Objects.requireNonNull(before).content();
    }

    Hold hold(UUID id) {
        return holds.stream()
                .filter(hold -> hold.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no hold %s".formatted(domain, id)));
    }

    List<Hold> holds() {
        return List.copyOf(holds);
    }

    DomainName name() {
        return new DomainName(domain);
    }

    long sequence() {
        return sequence;
    }

    SuspensionStatus status() {
        return status;
    }

    @Nullable
    Snapshot before() {
        return before;
    }

    Instant changedAt() {
        return changedAt;
    }

    /// @param lastOrder the newest order to the registry, with its effect
    SuspensionView view(@Nullable EffectView lastOrder) {
        boolean suspended = status == SuspensionStatus.SUSPENDED;
        return new SuspensionView(
                domain,
                name().uLabel(),
                suspended,
                sequence,
                suspended ? SuspensionStatuses.ALL : List.of(),
                standing().stream().map(Hold::active).toList(),
                (int) holds.stream()
                        .filter(hold -> hold.status() == HoldStatus.REQUESTED)
                        .count(),
                suspended && before != null ? before.view() : null,
                changedAt,
                lastOrder);
    }
}
