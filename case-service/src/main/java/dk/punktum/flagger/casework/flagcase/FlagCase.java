package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.casework.policy.DecisionLevel;
import dk.punktum.flagger.casework.policy.PolicyInForce;
import dk.punktum.flagger.casework.rdap.RegistryAnswer;
import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.CaseOpened;
import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DecidedBy;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.events.Verdict;
import dk.punktum.flagger.events.WithdrawalReason;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One flagged domain name on its way through the registry. Whatever moves it writes a line of its story.
@Entity
public class FlagCase {

    private static final String AUTHORITY = "authority";
    private static final String THIS_SERVICE = "case-service";

    @Id
    private UUID id;

    private long number;
    private String caseNumber;

    @Version
    private int version;

    private UUID flagId;
    private String flagNumber;
    private String domain;
    private UUID agreementId;
    private String legalGround;

    @Enumerated(EnumType.STRING)
    private Measure measure;

    private LocalDate decisionDate;
    private String documentSha256;
    private Instant receivedAt;
    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private CaseStatus status;

    @Embedded
    private @Nullable RegistryLook registryLook;

    @Enumerated(EnumType.STRING)
    private @Nullable DecisionLevel decisionLevel;

    private @Nullable Integer suspensionDays;
    private @Nullable String recommendedBy;
    private @Nullable Instant recommendedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Verdict verdict;

    @Enumerated(EnumType.STRING)
    private @Nullable DeclineReason declineReason;

    @Enumerated(EnumType.STRING)
    private @Nullable DecidedBy decidedBy;

    private @Nullable String officer;
    private @Nullable Instant decidedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable CloseCause closeCause;

    private @Nullable Instant closedAt;
    private @Nullable Instant nextAttemptAt;
    private int attempts;

    @Enumerated(EnumType.STRING)
    private @Nullable WaitingFor waitingFor;

    @OneToMany(mappedBy = "flagCase", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<CaseCheck> checks = new ArrayList<>();

    @OneToMany(mappedBy = "flagCase", cascade = CascadeType.PERSIST)
    @OrderBy("at, position")
    private List<CaseEntry> story = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    FlagCase() {}

    /// @param number from the sequence; `caseNumber` is made of it
    static FlagCase open(FlagReceived flag, long number, Instant now) {
        var opened = new FlagCase();
        opened.id = Uuid7.next();
        opened.number = number;
        opened.caseNumber = CaseNumber.of(number, now);
        opened.flagId = flag.flagId();
        opened.flagNumber = flag.flagNumber();
        opened.domain = flag.domain().aLabel();
        opened.agreementId = flag.agreementId();
        opened.legalGround = flag.legalGround();
        opened.measure = flag.measure();
        opened.decisionDate = flag.decisionDate();
        opened.documentSha256 = flag.documentSha256();
        opened.receivedAt = flag.receivedAt();
        opened.openedAt = now;
        opened.status = CaseStatus.OPEN;
        opened.nextAttemptAt = now;
        opened.tell(flag.receivedAt(), EntryKind.FLAG_RECEIVED, AUTHORITY, flag.flagNumber(), null);
        opened.tell(now, EntryKind.CASE_OPENED, THIS_SERVICE, null, null);
        return opened;
    }

    CaseOpened opened() {
        return new CaseOpened(id, caseNumber, flagId, domain(), agreementId, legalGround, openedAt);
    }

    /// The checks can not be done yet.
    ///
    /// @param next when to try again
    public void await(WaitingFor lack, Instant next, Instant now) {
        if (waitingFor != lack) {
            tell(now, EntryKind.WAITING, THIS_SERVICE, lack.name(), null);
        }
        waitingFor = lack;
        nextAttemptAt = next;
    }

    /// Writes down what the verdict will rest on.
    public void check(RegistryAnswer answer, PolicyInForce policy, List<CheckResult> results, Instant now) {
        RegistryLook look = RegistryLook.at(answer, now);
        registryLook = look;
        tell(now, EntryKind.REGISTRY_ANSWERED, THIS_SERVICE, look.code(), null);
        suspensionDays = policy.suspensionDays();
        for (CheckResult result : results) {
            checks.add(new CaseCheck(this, checks.size() + 1, result, now));
            tell(now, result.kind(), THIS_SERVICE, result.code(), null);
        }
    }

    /// From here on a person has to decide.
    public void putOnDesk(DecisionLevel level, Instant now) {
        move(CaseStatus.UNDER_REVIEW);
        decisionLevel = level;
        tell(now, EntryKind.PUT_ON_DESK, THIS_SERVICE, level.name(), null);
    }

    /// The policy lets the passed checks suffice.
    public CaseDecided upholdByPolicy(Instant now) {
        decisionLevel = DecisionLevel.AUTOMATIC;
        return uphold(DecidedBy.POLICY, null, null, now);
    }

    /// A formal check failed.
    public CaseDecided declineByPolicy(DeclineReason reason, Instant now) {
        return decline(DecidedBy.POLICY, null, reason, null, now);
    }

    /// The first of two officers would uphold.
    public void recommend(String person, @Nullable String note, Instant now) {
        recommendedBy = person;
        recommendedAt = now;
        tell(now, EntryKind.RECOMMENDED, person, null, note);
    }

    public CaseDecided upholdBy(DecidedBy manner, String person, @Nullable String note, Instant now) {
        return uphold(manner, person, note, now);
    }

    public CaseDecided declineBy(String person, DeclineReason reason, @Nullable String note, Instant now) {
        return decline(DecidedBy.ONE_OFFICER, person, reason, note, now);
    }

    /// Takes an upheld verdict back.
    public CaseClosed reverse(String person, ReverseReason reason, @Nullable String note, Instant now) {
        tell(now, EntryKind.REVERSED, person, reason.name(), note);
        return close(CloseCause.REVERSED, now);
    }

    /// The Complaints Board or a court annulled the verdict.
    public CaseClosed annul(Instant now) {
        return close(CloseCause.ANNULLED, now);
    }

    /// The authority took its flag back. A declined or closed case stays as it is; the story tells of it all the same.
    ///
    /// @return what it caused, or nothing
    List<CaseClosed> withdraw(WithdrawalReason reason, Instant withdrawnAt, Instant now) {
        tell(withdrawnAt, EntryKind.FLAG_WITHDRAWN, AUTHORITY, reason.name(), null);
        return status.next().contains(CaseStatus.CLOSED) ? List.of(closeWithdrawn(now)) : List.of();
    }

    /// As [#withdraw], where the story tells already that the flag was taken back.
    public CaseClosed closeWithdrawn(Instant now) {
        return close(CloseCause.WITHDRAWN, now);
    }

    private CaseDecided uphold(DecidedBy manner, @Nullable String person, @Nullable String note, Instant now) {
        move(CaseStatus.UPHELD);
        verdict = Verdict.UPHELD;
        settle(manner, person, now);
        tell(now, EntryKind.UPHELD, person == null ? THIS_SERVICE : person, manner.name(), note);
        return decided(null, suspensionPeriod(), manner, now);
    }

    private CaseDecided decline(
            DecidedBy manner, @Nullable String person, DeclineReason reason, @Nullable String note, Instant now) {
        move(CaseStatus.DECLINED);
        verdict = Verdict.DECLINED;
        declineReason = reason;
        settle(manner, person, now);
        tell(now, EntryKind.DECLINED, person == null ? THIS_SERVICE : person, reason.name(), note);
        return decided(reason, null, manner, now);
    }

    private void settle(DecidedBy manner, @Nullable String person, Instant now) {
        decidedBy = manner;
        officer = person;
        decidedAt = now;
    }

    private CaseDecided decided(
            @Nullable DeclineReason reason, @Nullable Period period, DecidedBy manner, Instant now) {
        return new CaseDecided(
                id,
                caseNumber,
                flagId,
                domain(),
                agreementId,
                legalGround,
                measure,
                Objects.requireNonNull(verdict),
                reason,
                period,
                manner,
                now);
    }

    private CaseClosed close(CloseCause cause, Instant now) {
        move(CaseStatus.CLOSED);
        closeCause = cause;
        closedAt = now;
        tell(now, EntryKind.CLOSED, THIS_SERVICE, cause.name(), null);
        return new CaseClosed(id, caseNumber, flagId, domain(), agreementId, cause, now);
    }

    private void move(CaseStatus to) {
        if (!status.next().contains(to)) {
            throw new IllegalStateException("case %s can not go from %s to %s".formatted(id, status, to));
        }
        status = to;
        nextAttemptAt = null;
        waitingFor = null;
    }

    /// A line of the story.
    public void tell(Instant at, EntryKind kind, String actor, @Nullable String code, @Nullable String note) {
        story.add(new CaseEntry(this, at, kind, actor, code, note));
    }

    private @Nullable Period suspensionPeriod() {
        return suspensionDays == null ? null : Period.ofDays(suspensionDays);
    }

    public UUID id() {
        return id;
    }

    public String caseNumber() {
        return caseNumber;
    }

    public int version() {
        return version;
    }

    public int attempts() {
        return attempts;
    }

    public long number() {
        return number;
    }

    /// What the case's events are correlated by.
    public String correlationId() {
        return flagId.toString();
    }

    public UUID flagId() {
        return flagId;
    }

    public DomainName domain() {
        return new DomainName(domain);
    }

    public UUID agreementId() {
        return agreementId;
    }

    public String legalGround() {
        return legalGround;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public CaseStatus status() {
        return status;
    }

    public @Nullable WaitingFor waitingFor() {
        return waitingFor;
    }

    public @Nullable DecisionLevel decisionLevel() {
        return decisionLevel;
    }

    public @Nullable String recommendedBy() {
        return recommendedBy;
    }

    public @Nullable Instant decidedAt() {
        return decidedAt;
    }

    /// Who has upheld it or recommended to.
    public Set<String> officers() {
        return Stream.of(recommendedBy, officer).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    public List<EntryView> story() {
        return story.stream().map(CaseEntry::view).toList();
    }

    public CaseSummary summary() {
        return new CaseSummary(
                id,
                caseNumber,
                status,
                domain,
                domain().uLabel(),
                flagId,
                flagNumber,
                agreementId,
                legalGround,
                receivedAt,
                openedAt,
                verdict,
                declineReason,
                decidedAt,
                closeCause,
                closedAt);
    }

    /// Everything but the story.
    public CaseView view() {
        return new CaseView(
                summary(),
                measure,
                decisionDate,
                documentSha256,
                registryLook == null ? null : registryLook.view(),
                checks.stream().map(CaseCheck::view).toList(),
                CaseView.WaitingView.of(waitingFor, attempts, nextAttemptAt),
                CaseView.DeskView.of(status, decisionLevel, recommendedBy, recommendedAt),
                decidedBy,
                officer,
                suspensionPeriod(),
                version);
    }
}
