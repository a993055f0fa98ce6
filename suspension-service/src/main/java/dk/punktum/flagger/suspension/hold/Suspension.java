package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.suspension.appeal.AppealStanding;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private @Nullable Instant deletionDueAt;
    private @Nullable Instant noRegistrationBefore;

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

    /// @param caseClosed  whether what the hold rests on is over
    /// @param landingPage whether one is configured
    SuspensionRules.Placing placing(Hold hold, boolean caseClosed, boolean landingPage) {
        return SuspensionRules.place(status, hold.status(), hold.measure(), caseClosed, landingPage, isSnapshotReady());
    }

    /// The first hold on the name.
    ///
    /// @param landingPage as configured
    List<SuspensionEvent> suspend(Hold hold, @Nullable Delegation landingPage, Instant now) {
        if (!isSnapshotReady()) {
            throw new IllegalStateException("%s: what is there now has to be kept first".formatted(domain));
        }
        become(SuspensionStatus.SUSPENDED);
        add(hold, landingPage, now);
        return List.of(suspendedBy(hold), state());
    }

    /// One more hold on a name that is suspended already. A stronger measure than the present one takes its place.
    ///
    /// @param landingPage as configured
    List<SuspensionEvent> addFurther(Hold hold, @Nullable Delegation landingPage, Instant now) {
        if (status != SuspensionStatus.SUSPENDED) {
            throw new IllegalStateException("%s: a further hold needs a first".formatted(domain));
        }
        Delegation led = delegation();
        add(hold, landingPage, now);
        return stillSuspended(led);
    }

    private void add(Hold hold, @Nullable Delegation landingPage, Instant now) {
        change(now);
        hold.place(Objects.requireNonNull(before), sequence, landingPage, now);
        reconsiderDeletion(now);
    }

    /// What has become of the appeals of a hold's case.
    ///
    /// @param notBefore the planned end that they leave at least
    List<SuspensionEvent> follow(Hold hold, AppealStanding appeal, @Nullable Instant notBefore, Instant now) {
        return hold.end().follow(appeal, notBefore) ? anotherEnd(now) : List.of();
    }

    /// @param planned when deletion is to become due
    List<SuspensionEvent> moveEnd(Hold hold, Instant planned, Instant now) {
        hold.end().move(planned);
        return anotherEnd(now);
    }

    private List<SuspensionEvent> anotherEnd(Instant now) {
        change(now);
        reconsiderDeletion(now);
        return List.of(state());
    }

    /// When deletion becomes due; empty while a hold forbids it.
    Optional<Instant> deletionDue(DeletionPolicy policy) {
        return DeletionRules.due(ends(), changedAt, policy);
    }

    /// Deletion is due; each hold that it was not told for tells it.
    ///
    /// @param noReturnBefore until when nobody can register the name again; null: at once
    Map<Hold, List<SuspensionEvent>> announceDeletion(Instant due, @Nullable Instant noReturnBefore, Instant now) {
        boolean changes = !Objects.equals(noRegistrationBefore, noReturnBefore);
        deletionDueAt = due;
        noRegistrationBefore = noReturnBefore;
        if (changes) {
            change(now);
        }
        Map<Hold, List<SuspensionEvent>> told = new LinkedHashMap<>();
        for (Hold hold : standing()) {
            if (hold.end().deletionDueAt() == null) {
                DeletionDue event = hold.becomeDue(sequence, due, noReturnBefore, now);
                told.put(hold, changes && told.isEmpty() ? List.of(state(), event) : List.of(event));
            }
        }
        return told;
    }

    /// A hold that came, or that ends later than it was to, takes back what was told of deletion. It is told again
    /// when the time has come.
    private void reconsiderDeletion(Instant now) {
        if (DeletionRules.end(ends()).filter(end -> !end.isAfter(now)).isEmpty()) {
            deletionDueAt = null;
            noRegistrationBefore = null;
            ends().forEach(HoldEnd::takeBack);
        }
    }

    private List<HoldEnd> ends() {
        return standing().stream().map(Hold::end).toList();
    }

    /// @param led where the name led before the change
    private List<SuspensionEvent> stillSuspended(@Nullable Delegation led) {
        return Objects.equals(led, delegation())
                ? List.of(state())
                : List.of(suspendedBy(SuspensionRules.deciding(standing())), state());
    }

    private DomainSuspended suspendedBy(Hold hold) {
        return new DomainSuspended(
                name(),
                sequence,
                hold.id(),
                hold.caseId(),
                hold.caseNumber(),
                hold.flagId(),
                hold.agreementId(),
                hold.legalGround(),
                beforeContent(),
                SuspensionStatuses.of(delegation()),
                changedAt,
                hold.plannedEnd(),
                hold.cause(),
                delegation());
    }

    /// Where the name leads while it is held; null when it is out of the zone, or free.
    private @Nullable Delegation delegation() {
        List<Hold> standing = standing();
        return standing.isEmpty() ? null : SuspensionRules.deciding(standing).landingPage();
    }

    SuspensionRules.Lifting lifting(Hold hold) {
        return SuspensionRules.lift(hold.status(), standing().size());
    }

    /// One of several holds goes. A weaker measure than its own takes its place when no other hold has that.
    List<SuspensionEvent> remove(Hold hold, CloseCause cause, Instant now) {
        Delegation led = delegation();
        change(now);
        hold.lift(cause, sequence, now);
        return stillSuspended(led);
    }

    /// The last hold goes.
    ///
    /// @param restoring what the look at the register has shown
    /// @param restored  what is put back, as it is kept
    List<SuspensionEvent> reinstate(
            Hold hold, CloseCause cause, RestoreRules.Restoring restoring, Snapshot restored, Instant now) {
        become(SuspensionStatus.FREE);
        change(now);
        hold.lift(cause, sequence, now);
        reconsiderDeletion(now);
        hold.restored(restoring.outcome(), restoring.changed());
        before = restored;
        var reinstated = new DomainReinstated(
                name(),
                sequence,
                hold.id(),
                hold.caseId(),
                hold.caseNumber(),
                hold.flagId(),
                hold.agreementId(),
                cause,
                restoring.restore(),
                now,
                hold.cause(),
                restoring.changed().isEmpty() ? null : restoring.changed());
        return List.of(reinstated, state());
    }

    /// Becomes what was told of it, which this database has lost.
    ///
    /// @param before what is to be put back
    void adopt(SuspensionState told, @Nullable Snapshot before) {
        sequence = told.sequence();
        status = told.suspended() ? SuspensionStatus.SUSPENDED : SuspensionStatus.FREE;
        changedAt = told.changedAt();
        deletionDueAt = null;
        noRegistrationBefore = told.noRegistrationBefore();
        this.before = before;
    }

    /// The number that a hold came or went by, or the highest below it that no other one has.
    ///
    /// @param numberOf where the hold has its number
    long freeNumber(long wanted, Function<Hold, @Nullable Long> numberOf) {
        Set<Long> taken = new HashSet<>();
        for (Hold hold : holds) {
            Long number = numberOf.apply(hold);
            if (number != null) {
                taken.add(number);
            }
        }
        long free = wanted;
        while (taken.contains(free)) {
            free--;
        }
        return free;
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
    SuspensionState state() {
        boolean suspended = status == SuspensionStatus.SUSPENDED;
        return new SuspensionState(
                name(),
                sequence,
                suspended,
                standing().stream().map(Hold::active).toList(),
                suspended ? SuspensionStatuses.of(delegation()) : List.of(),
                suspended ? beforeContent() : null,
                changedAt,
                delegation(),
                noRegistrationBefore);
    }

    /// Wherever our holds have ever led the name: the register may show that.
    List<Delegation> landings() {
        return holds.stream()
                .map(Hold::landingPage)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    private List<Hold> standing() {
        return holds.stream().filter(Hold::isStanding).toList();
    }

    private HoldSnapshot beforeContent() {
        return Objects.requireNonNull(before).content();
    }

    Optional<Hold> find(UUID id) {
        return holds.stream().filter(hold -> hold.id().equals(id)).findFirst();
    }

    Hold hold(UUID id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("%s has no hold %s".formatted(domain, id)));
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

    /// When deletion became due; null while it is not, or nobody was told yet.
    @Nullable
    Instant deletionDueAt() {
        return deletionDueAt;
    }

    /// Until when nobody can register the name again, once it is deleted; null: at once.
    @Nullable
    Instant noRegistrationBefore() {
        return noRegistrationBefore;
    }

    /// @param lastOrder the newest order to the registry, with its effect
    SuspensionView view(@Nullable EffectView lastOrder) {
        boolean suspended = status == SuspensionStatus.SUSPENDED;
        return new SuspensionView(
                domain,
                name().uLabel(),
                suspended,
                sequence,
                suspended ? SuspensionStatuses.of(delegation()) : List.of(),
                standing().stream().map(Hold::active).toList(),
                (int) holds.stream()
                        .filter(hold -> hold.status() == HoldStatus.REQUESTED)
                        .count(),
                suspended && before != null ? before.view() : null,
                delegation(),
                changedAt,
                deletionDueAt,
                noRegistrationBefore,
                lastOrder);
    }
}
