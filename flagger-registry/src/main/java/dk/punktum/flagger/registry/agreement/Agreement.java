package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.events.AgreementChanged;
import dk.punktum.flagger.events.AgreementStanding;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.admission.Admission;
import dk.punktum.flagger.registry.client.MachineClient;
import dk.punktum.flagger.registry.criterion.Criterion;
import dk.punktum.flagger.registry.criterion.CriterionEvidence;
import dk.punktum.flagger.registry.criterion.CriterionRules;
import dk.punktum.flagger.registry.hearing.HearingState;
import dk.punktum.flagger.registry.quality.SuspensionProposal;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/// A written agreement with a public authority. Every change of status is kept, so that its standing at any time is
/// known.
@Entity
class Agreement {

    @Id
    private UUID id;

    private int version;

    @Enumerated(EnumType.STRING)
    private AgreementStatus status;

    private String authorityName;
    private String cvr;
    private String contactEmail;
    private String language;
    private boolean fourEyes;
    private LocalDate validFrom;
    private LocalDate validUntil;
    /// Large, and seldom wanted.
    @Basic(fetch = FetchType.LAZY)
    private byte @Nullable [] document;

    private @Nullable String documentSha256;
    private String draftedBy;
    private Instant draftedAt;
    private @Nullable String activatedBy;
    private @Nullable Instant activatedAt;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "agreement_id", insertable = false, updatable = false)
    private Set<MachineClient> clients = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "agreement_ground", joinColumns = @JoinColumn(name = "agreement_id"))
    @Column(name = "ground")
    private Set<String> grounds = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "agreement_criterion", joinColumns = @JoinColumn(name = "agreement_id"))
    @MapKeyColumn(name = "criterion")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Criterion, CriterionEvidence> criteria = new EnumMap<>(Criterion.class);

    @ElementCollection
    @CollectionTable(name = "agreement_change", joinColumns = @JoinColumn(name = "agreement_id"))
    private List<StatusChange> changes = new ArrayList<>();

    /// One at most; written by `quality` alone.
    @OneToMany
    @JoinColumn(name = "agreement_id", insertable = false, updatable = false)
    @SQLRestriction("outcome is null")
    private Set<SuspensionProposal> openProposals = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    Agreement() {}

    static Agreement draft(AgreementTerms terms, String person, Instant now) {
        var agreement = new Agreement();
        agreement.id = Uuid7.next();
        agreement.version = 1;
        agreement.status = AgreementStatus.APPLIED;
        agreement.authorityName = terms.authorityName();
        agreement.cvr = terms.cvr();
        agreement.contactEmail = terms.contactEmail();
        agreement.language = terms.language();
        terms.clientIds()
                .forEach(client -> agreement.clients.add(MachineClient.applied(agreement.id, client, person, now)));
        agreement.grounds.addAll(terms.grounds());
        agreement.validFrom = terms.validFrom();
        agreement.validUntil = terms.validUntil();
        agreement.fourEyes = terms.fourEyes();
        agreement.draftedBy = person;
        agreement.draftedAt = now;
        agreement.changes.add(new StatusChange(1, AgreementStatus.APPLIED, null, person, now));
        return agreement;
    }

    void attach(byte[] document, String sha256) {
        this.document = document;
        this.documentSha256 = sha256;
    }

    /// New evidence takes the place of the old, and has to be signed off anew.
    void evidence(Criterion criterion, CriterionEvidence evidence) {
        criteria.put(criterion, evidence);
    }

    Optional<Refusal> signOff(Criterion criterion, String person, Instant now) {
        Optional<Refusal> refusal = CriterionRules.signOff(criteria.get(criterion), person);
        if (refusal.isEmpty()) {
            criteria.computeIfPresent(criterion, (_, evidence) -> evidence.signedOff(person, now));
        }
        return refusal;
    }

    /// @return whether there was an application to be heard about
    boolean openHearing(String person, Instant now) {
        if (!AgreementChange.OPEN_HEARING.isPossibleIn(status)) {
            return false;
        }
        change(new ChangeWish(AgreementChange.OPEN_HEARING, null, person), now);
        return true;
    }

    /// Carries out a change that the rules have allowed.
    ///
    /// @return what to tell everybody; nothing as long as nobody could ever flag under it
    Optional<AgreementChanged> change(ChangeWish wish, Instant now) {
        status = wish.change().to();
        version++;
        if (wish.activates()) {
            activatedBy = wish.person();
            activatedAt = now;
            clients.forEach(client -> client.admission().confirmAlong(wish.person(), now));
        }
        if (status == AgreementStatus.REJECTED) {
            clients.forEach(client -> client.admission().endAlong("application rejected", wish.person(), now));
        }
        changes.add(new StatusChange(version, status, wish.reason(), wish.person(), now));
        return standing(status).map(standing -> told(standing, now));
    }

    /// Something changed that is no step in its life.
    ///
    /// @return what to tell everybody; nothing as long as nobody could ever flag under it
    Optional<AgreementChanged> changed(String what, String person, Instant now) {
        version++;
        changes.add(new StatusChange(version, status, what, person, now));
        return standing(status).map(standing -> told(standing, now));
    }

    private AgreementChanged told(AgreementStanding standing, Instant now) {
        return new AgreementChanged(
                id,
                version,
                standing,
                authorityName,
                cvr,
                clients.stream()
                        .filter(client -> client.admission().isGivenAt(now))
                        .map(MachineClient::clientId)
                        .distinct()
                        .sorted()
                        .toList(),
                grounds.stream().sorted().toList(),
                validFrom,
                validUntil,
                now,
                clients.stream()
                        .sorted(MachineClient.BY_NAME)
                        .flatMap(client -> client.told(now).stream())
                        .toList());
    }

    private static Optional<AgreementStanding> standing(AgreementStatus status) {
        return switch (status) {
            case APPLIED, HEARING, REJECTED -> Optional.empty();
            case ACTIVE -> Optional.of(AgreementStanding.ACTIVE);
            case SUSPENDED -> Optional.of(AgreementStanding.SUSPENDED);
            case TERMINATED -> Optional.of(AgreementStanding.TERMINATED);
            case EXPIRED -> Optional.of(AgreementStanding.EXPIRED);
        };
    }

    /// Whether somebody may flag under it, now or one day.
    boolean letsSomebodyIn() {
        return !status.next().isEmpty();
    }

    boolean isBeingPrepared() {
        return status.isBeingPrepared();
    }

    AgreementFacts facts(HearingState hearing) {
        Set<String> preparedBy =
                criteria.values().stream().map(CriterionEvidence::evidencedBy).collect(Collectors.toSet());
        preparedBy.add(draftedBy);
        clients.stream()
                .map(MachineClient::admission)
                .filter(Admission::isWaiting)
                .map(Admission::addedBy)
                .forEach(preparedBy::add);
        Set<Criterion> signedOff = criteria.entrySet().stream()
                .filter(entry -> entry.getValue().signedOffBy() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new AgreementFacts(
                status, documentSha256 != null, Set.copyOf(criteria.keySet()), signedOff, hearing, preparedBy);
    }

    /// The hash of the document that evidences a criterion.
    Optional<String> evidenceDocument(Criterion criterion) {
        return Optional.ofNullable(criteria.get(criterion)).map(CriterionEvidence::documentSha256);
    }

    /// How it stood at a moment: its status then, within its days of validity.
    StandingView standingAt(Instant at, LocalDate dayThen) {
        AgreementStatus then = changes.stream()
                .filter(change -> !change.changedAt().isAfter(at))
                .reduce((earlier, later) -> later.version() > earlier.version() ? later : earlier)
                .map(StatusChange::status)
                .orElse(AgreementStatus.APPLIED);
        boolean validThen = !dayThen.isBefore(validFrom) && !dayThen.isAfter(validUntil);
        return new StandingView(id, at, then, validThen && then == AgreementStatus.ACTIVE, new TreeSet<>(grounds));
    }

    AgreementView view() {
        return new AgreementView(
                id,
                version,
                status,
                new AgreementView.AuthorityView(authorityName, cvr, contactEmail, language),
                clients.stream()
                        .filter(client -> client.admission().isNotEnded())
                        .map(MachineClient::clientId)
                        .collect(Collectors.toCollection(TreeSet::new)),
                clients.stream()
                        .sorted(MachineClient.BY_NAME)
                        .map(MachineClient::view)
                        .toList(),
                new TreeSet<>(grounds),
                validFrom,
                validUntil,
                fourEyes,
                documentSha256,
                Map.copyOf(criteria),
                changes.stream().sorted(StatusChange.BY_VERSION).toList(),
                AgreementChange.possibleIn(status),
                InFlightRules.in(status),
                openProposals.stream().map(SuspensionProposal::view).findFirst().orElse(null));
    }

    /// Whether what one person of the authority hands in needs another.
    boolean wantsFourEyes() {
        return fourEyes;
    }

    ContactView contact() {
        return new ContactView(id, authorityName, contactEmail, language);
    }

    String authorityName() {
        return authorityName;
    }

    UUID id() {
        return id;
    }
}
