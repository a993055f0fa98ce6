package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DeletionDue;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.RegisterPart;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.suspension.safety.Candidate;
import dk.punktum.flagger.suspension.safety.WaitingHolds;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One reason to keep a name suspended: it rests on one case or one order, and goes when that is over.
@Entity
class Hold {

    @Id
    private UUID id;

    private String domain;
    private UUID caseId;
    private String caseNumber;

    @Enumerated(EnumType.STRING)
    private HoldCause cause;

    private @Nullable UUID flagId;
    private @Nullable UUID agreementId;
    private String legalGround;

    @Enumerated(EnumType.STRING)
    private Measure measure;

    private @Nullable String suspensionPeriod;
    private @Nullable Instant fixedEnd;
    private boolean deletionFollows;
    private @Nullable List<String> landingNameServers;
    private @Nullable List<String> landingDsRecords;

    @Enumerated(EnumType.STRING)
    private HoldStatus status;

    private Instant requestedAt;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "before_id")
    private @Nullable Snapshot before;

    private @Nullable Instant placedAt;
    private @Nullable Long placedSequence;
    private @Nullable Instant expiresAt;

    @Embedded
    private HoldEnd end = new HoldEnd();

    private @Nullable Instant adoptedAt;
    private @Nullable Instant liftedAt;
    private @Nullable Long liftedSequence;

    @Enumerated(EnumType.STRING)
    private @Nullable CloseCause endCause;

    @Enumerated(EnumType.STRING)
    private @Nullable AbandonReason abandonReason;

    @Enumerated(EnumType.STRING)
    private @Nullable RestoreOutcome restoreOutcome;

    @Enumerated(EnumType.STRING)
    private List<RegisterPart> changedMeanwhile = List.of();

    @SuppressWarnings("NullAway.Init")
    Hold() {}

    /// @param verdict one that wants a hold
    static Hold requested(CaseDecided verdict, Instant now) {
        return requested(HoldBasis.of(verdict), now);
    }

    static Hold requested(HoldBasis basis, Instant now) {
        var hold = new Hold();
        hold.id = Uuid7.next();
        hold.domain = basis.domain().aLabel();
        hold.caseId = basis.caseId();
        hold.caseNumber = basis.caseNumber();
        hold.cause = basis.cause();
        hold.flagId = basis.flagId();
        hold.agreementId = basis.agreementId();
        hold.legalGround = basis.legalGround();
        hold.measure = basis.measure();
        HoldTerm term = basis.term();
        hold.suspensionPeriod = term.period() == null ? null : term.period().toString();
        hold.fixedEnd = term.fixedEnd();
        hold.deletionFollows = term.deletionFollows();
        hold.expiresAt = term.deletionFollows() ? null : term.fixedEnd();
        hold.status = HoldStatus.REQUESTED;
        hold.requestedAt = now;
        return hold;
    }

    /// @param landingPage where the name is led, if it is
    void place(Snapshot before, long sequence, @Nullable Delegation landingPage, Instant now) {
        become(HoldStatus.PLACED);
        this.before = before;
        placedAt = now;
        placedSequence = sequence;
        if (measure == Measure.LANDING_PAGE) {
            Delegation led = Objects.requireNonNull(landingPage, "a landing page is configured");
            landingNameServers = led.nameServers();
            landingDsRecords = led.dsRecords();
        }
        Instant over = HoldRules.end(term(), now);
        if (deletionFollows) {
            end.begin(over);
        } else {
            expiresAt = over;
        }
    }

    /// A hold that this database has lost; what it is by now comes with [#adopt].
    ///
    /// @param flagId the flag that it rests on, if it does
    static Hold lost(DomainName domain, ActiveHold told, @Nullable UUID flagId) {
        Instant end = told.plannedEnd();
        boolean byFlag = causeOf(told) == HoldCause.FLAG;
        var basis = new HoldBasis(
                causeOf(told),
                told.caseId(),
                told.caseNumber(),
                flagId,
                told.agreementId(),
                domain,
                told.legalGround(),
                told.measure() == null ? Measure.SUSPEND : told.measure(),
                byFlag
                        ? new HoldTerm(HoldRules.period(told.placedAt(), Objects.requireNonNull(end)), null, true)
                        : new HoldTerm(null, end, end != null));
        Hold hold = requested(basis, told.placedAt());
        hold.id = told.holdId();
        return hold;
    }

    static HoldCause causeOf(ActiveHold told) {
        return told.holdCause() == null ? HoldCause.FLAG : told.holdCause();
    }

    /// It was told to stand, and this database has lost that.
    ///
    /// @param landing where it leads the name, if it does
    void adopt(ActiveHold told, Snapshot before, long sequence, @Nullable Delegation landing, Instant now) {
        place(before, sequence, landing, told.placedAt());
        adoptedAt = now;
        adoptTerm(told);
    }

    /// It may have been given another end.
    void adoptTerm(ActiveHold told) {
        end.adopt(told.plannedEnd(), told.frozenSince());
    }

    /// It was told to stand no longer, and this database has lost that.
    ///
    /// @param cause null when that is not known any more
    void adoptEnd(@Nullable CloseCause cause, long sequence, Instant at, Instant now) {
        become(HoldStatus.LIFTED);
        endCause = cause;
        liftedAt = at;
        liftedSequence = sequence;
        adoptedAt = now;
    }

    @Nullable
    Long placedBy() {
        return placedSequence;
    }

    @Nullable
    Long liftedBy() {
        return liftedSequence;
    }

    void lift(CloseCause cause, long sequence, Instant now) {
        become(HoldStatus.LIFTED);
        endCause = cause;
        liftedAt = now;
        liftedSequence = sequence;
    }

    /// It was the last on its name.
    void restored(RestoreOutcome outcome, List<RegisterPart> changed) {
        restoreOutcome = outcome;
        changedMeanwhile = changed;
    }

    void cancel(CloseCause cause) {
        become(HoldStatus.CANCELLED);
        endCause = cause;
    }

    void abandon(AbandonReason reason) {
        become(HoldStatus.ABANDONED);
        abandonReason = reason;
    }

    /// Deletion of its name is due.
    ///
    /// @param sequence of the name's last change
    DeletionDue becomeDue(long sequence, Instant due, @Nullable Instant noRegistrationBefore, Instant now) {
        end.tell(now);
        return new DeletionDue(new DomainName(domain), sequence, id, caseId, caseNumber, due, noRegistrationBefore);
    }

    private void become(HoldStatus next) {
        if (!status.next().contains(next)) {
            throw new IllegalStateException("hold %s: %s does not become %s".formatted(id, status, next));
        }
        status = next;
    }

    ActiveHold active() {
        return new ActiveHold(
                id,
                caseId,
                caseNumber,
                agreementId,
                legalGround,
                Objects.requireNonNull(placedAt),
                plannedEnd(),
                cause,
                measure,
                end.frozenSince());
    }

    HoldTerm term() {
        return new HoldTerm(
                suspensionPeriod == null ? null : Period.parse(suspensionPeriod), fixedEnd, deletionFollows);
    }

    /// Where this hold leads the name; null when it takes it out of the zone, or is not placed.
    @Nullable
    Delegation landingPage() {
        return landingNameServers == null || landingDsRecords == null
                ? null
                : new Delegation(landingNameServers, landingDsRecords);
    }

    /// What its events have in common: the flag's id, or the order's.
    String correlationId() {
        return (flagId == null ? caseId : flagId).toString();
    }

    /// What was under way with the name when this hold was the first on it.
    List<ConflictRules.Conflict> conflicts() {
        return before != null && Objects.equals(placedSequence, before.beforeSequence())
                ? ConflictRules.conflicts(before.content())
                : List.of();
    }

    /// The registrar that managed the name when it was held; null when the register named none, or nothing is placed.
    @Nullable
    String registrar() {
        return before == null ? null : before.registrar();
    }

    boolean isStanding() {
        return status == HoldStatus.PLACED;
    }

    UUID id() {
        return id;
    }

    DomainName domain() {
        return new DomainName(domain);
    }

    UUID caseId() {
        return caseId;
    }

    String caseNumber() {
        return caseNumber;
    }

    HoldCause cause() {
        return cause;
    }

    Measure measure() {
        return measure;
    }

    @Nullable
    UUID flagId() {
        return flagId;
    }

    @Nullable
    UUID agreementId() {
        return agreementId;
    }

    String legalGround() {
        return legalGround;
    }

    HoldStatus status() {
        return status;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    /// When deletion of the name becomes due; null when no deletion follows, or it is not placed.
    @Nullable
    Instant plannedEnd() {
        return end.planned();
    }

    HoldEnd end() {
        return end;
    }

    /// @param notBefore what the end of an appeal leaves at least
    EndRules.Facts endFacts(@Nullable Instant notBefore) {
        return new EndRules.Facts(status, placedAt, end.planned(), notBefore);
    }

    /// When the hold ends by itself, without deletion; null when it does not.
    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    /// The number of the change by which it was placed.
    long placedSequence() {
        return Objects.requireNonNull(placedSequence);
    }

    Candidate candidate() {
        return new Candidate(id, domain(), cause, agreementId, requestedAt);
    }

    /// @param wait what it waits for; null when it does not
    HoldView view(Orders orders, WaitingHolds.@Nullable Wait wait) {
        return new HoldView(
                id,
                status,
                caseId,
                caseNumber,
                cause,
                flagId,
                agreementId,
                legalGround,
                measure,
                requestedAt,
                wait == null ? null : wait.reason(),
                wait == null ? null : wait.since(),
                placedAt,
                placedSequence,
                end.planned(),
                end.frozenSince(),
                end.deletionDueAt(),
                expiresAt,
                liftedAt,
                liftedSequence,
                endCause,
                abandonReason,
                conflicts(),
                before == null ? null : before.view(),
                restoreOutcome == null ? null : new RestoreView(restoreOutcome, changedMeanwhile),
                orders.at(placedSequence),
                orders.at(liftedSequence));
    }
}
