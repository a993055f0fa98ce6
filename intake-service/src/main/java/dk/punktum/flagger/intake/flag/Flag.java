package dk.punktum.flagger.intake.flag;

import static java.util.Objects.requireNonNull;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.FlagCorrected;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.decision.ContentRules;
import dk.punktum.flagger.intake.decision.Deadlines;
import dk.punktum.flagger.intake.decision.KeptContent;
import dk.punktum.flagger.intake.decision.Urgency;
import dk.punktum.flagger.intake.progress.DomainProgress;
import dk.punktum.flagger.intake.receipt.ReceiptClaims;
import dk.punktum.flagger.intake.supersession.FlagLinks;
import dk.punktum.flagger.intake.version.CorrectableContent;
import dk.punktum.flagger.intake.version.FlagVersion;
import dk.punktum.flagger.intake.warning.AcknowledgedWarning;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A flag as it was accepted. It never changes; what becomes of it is kept beside it.
@Entity
@Immutable
public class Flag {

    @Id
    private UUID id;

    private String number;
    private UUID agreementId;
    private String clientId;
    private String caseNumber;
    private LocalDate decisionDate;
    private String legalGround;

    @Enumerated(EnumType.STRING)
    private Measure measure;

    private String triedFirst;
    private String whyLessIsNotEnough;

    @Column(name = "effect_on_mail_and_sub_pages")
    private String effectOnMailAndSubPages;

    private UUID documentId;

    @Column(name = "document_sha256")
    private String documentSha256;

    private Instant receivedAt;

    @Embedded
    private @Nullable KeptContent content;

    @ElementCollection
    @CollectionTable(name = "flag_location", joinColumns = @JoinColumn(name = "flag_id"))
    @OrderColumn(name = "position")
    @Column(name = "address")
    private List<String> locations = new ArrayList<>();

    private int durationDays;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    @Embedded
    private @Nullable Deadlines deadlines;

    @ElementCollection
    @CollectionTable(name = "flag_domain", joinColumns = @JoinColumn(name = "flag_id"))
    private Set<AcceptedName> accepted = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "refused_domain", joinColumns = @JoinColumn(name = "flag_id"))
    private Set<RefusedName> refused = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "acknowledged_warning", joinColumns = @JoinColumn(name = "flag_id"))
    private Set<AcknowledgedWarning> acknowledged = new HashSet<>();

    @SuppressWarnings("NullAway.Init")
    Flag() {}

    static Flag receive(
            UUID id,
            String number,
            UUID agreementId,
            String clientId,
            AcceptedDecision decision,
            List<DomainRuling> domains,
            Deadlines deadlines,
            Instant now) {
        var flag = new Flag();
        flag.id = id;
        flag.number = number;
        flag.agreementId = agreementId;
        flag.clientId = clientId;
        flag.caseNumber = decision.caseNumber();
        flag.decisionDate = decision.decisionDate();
        flag.legalGround = decision.legalGround();
        flag.measure = decision.measure();
        flag.triedFirst = decision.proportionality().triedFirst();
        flag.whyLessIsNotEnough = decision.proportionality().whyLessIsNotEnough();
        flag.effectOnMailAndSubPages = decision.proportionality().effectOnMailAndSubPages();
        flag.documentId = decision.documentId();
        flag.documentSha256 = decision.documentSha256();
        flag.receivedAt = now;
        flag.content = KeptContent.of(decision.content());
        flag.locations.addAll(decision.content().locations());
        flag.durationDays = ContentRules.DAYS;
        flag.urgency = decision.urgency();
        flag.deadlines = deadlines;
        domains.forEach(flag::add);
        return flag;
    }

    private void add(DomainRuling ruling) {
        switch (ruling) {
            case DomainRuling.Accepted(int position, String typed, DomainName name, boolean _, var warnings) -> {
                accepted.add(new AcceptedName(position, SafeText.of(typed), name.aLabel()));
                warnings.forEach(warning -> acknowledged.add(new AcknowledgedWarning(name.aLabel(), warning)));
            }
            case DomainRuling.Refused(int position, String typed, DomainRefusal refusal, DomainName meant) ->
                refused.add(
                        new RefusedName(position, SafeText.of(typed), refusal, meant == null ? null : meant.aLabel()));
        }
    }

    /// One event per accepted name, in the order of the list.
    ///
    /// @param superseded the flag whose place this one takes
    Stream<FlagReceived> received(@Nullable UUID superseded) {
        return inOrder()
                .map(name -> new FlagReceived(
                        id,
                        number,
                        new DomainName(name.domain()),
                        agreementId,
                        legalGround,
                        measure,
                        decisionDate,
                        documentSha256,
                        receivedAt,
                        superseded));
    }

    /// One event per accepted name.
    public Stream<FlagCorrected> corrected(int version, String newDocumentSha256, Instant now) {
        return inOrder()
                .map(name -> new FlagCorrected(
                        id, number, new DomainName(name.domain()), agreementId, version, newDocumentSha256, now));
    }

    public FlagWithdrawn withdrawn(DomainName domain, WithdrawalReason reason, Instant now) {
        return new FlagWithdrawn(id, number, domain, agreementId, reason, now);
    }

    /// @param contentSha256 of what it was read from
    /// @param sandbox true, or nothing
    public ReceiptClaims claims(String contentSha256, @Nullable Boolean sandbox) {
        return new ReceiptClaims(
                id,
                number,
                receivedAt,
                agreementId,
                contentSha256,
                documentSha256,
                inOrder().map(AcceptedName::domain).toList(),
                refused.stream()
                        .sorted(Comparator.comparingInt(RefusedName::position))
                        .map(name -> new ReceiptClaims.Refusal(
                                name.position(), name.refusal().code()))
                        .toList(),
                null,
                sandbox);
    }

    FlagReceipt receipt(
            List<DomainRuling> domains, Language language, String signedReceipt, @Nullable Boolean sandbox) {
        return new FlagReceipt(
                id,
                number,
                caseNumber,
                receivedAt,
                measure,
                durationDays,
                urgency,
                deadlines,
                new FlagReceipt.Document(documentId, documentSha256),
                domains.stream().map(ruling -> ruling.in(language)).toList(),
                signedReceipt,
                FlagReceipt.Links.of(id),
                sandbox);
    }

    FlagView view(
            Map<DomainName, DomainProgress> progress,
            FlagLinks chain,
            Optional<FlagVersion> newest,
            Language language,
            Instant now,
            @Nullable Boolean sandbox) {
        CorrectableContent said = newest.map(FlagVersion::content).orElseGet(this::correctable);
        return new FlagView(
                id,
                number,
                caseNumber,
                decisionDate,
                legalGround,
                measure,
                durationDays,
                urgency,
                newest.map(FlagVersion::version).orElse(1),
                said.content(),
                new Proportionality(said.triedFirst(), said.whyLessIsNotEnough(), said.effectOnMailAndSubPages()),
                new FlagReceipt.Document(said.documentId(), said.documentSha256()),
                receivedAt,
                chain.supersedes(),
                chain.supersededBy(),
                inOrder()
                        .map(name -> FlagView.Name.of(
                                name,
                                acknowledged(name),
                                requireNonNull(progress.get(new DomainName(name.domain()))),
                                deadlines,
                                now))
                        .toList(),
                refused.stream()
                        .sorted(Comparator.comparingInt(RefusedName::position))
                        .map(name -> FlagView.Refusal.of(name, language))
                        .toList(),
                FlagReceipt.Links.of(id),
                sandbox);
    }

    /// Codes.
    private List<String> acknowledged(AcceptedName name) {
        return acknowledged.stream()
                .filter(warning -> warning.domain().equals(name.domain()))
                .map(warning -> warning.warning().code())
                .sorted()
                .toList();
    }

    /// As it was handed in.
    public CorrectableContent correctable() {
        return new CorrectableContent(
                KeptContent.content(content, locations),
                triedFirst,
                whyLessIsNotEnough,
                effectOnMailAndSubPages,
                documentId,
                documentSha256);
    }

    /// What no correction changes.
    ///
    /// @param supersedes the flag whose place this one took
    CorrectionRules.Fixed fixed(@Nullable UUID supersedes) {
        return new CorrectionRules.Fixed(
                new AcceptedDecision(
                        caseNumber,
                        decisionDate,
                        legalGround,
                        measure,
                        new Proportionality(triedFirst, whyLessIsNotEnough, effectOnMailAndSubPages),
                        documentId,
                        documentSha256,
                        KeptContent.content(content, locations),
                        urgency),
                Set.copyOf(domains()),
                supersedes);
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    public UUID agreementId() {
        return agreementId;
    }

    /// The accepted names, in the order of the list.
    public List<DomainName> domains() {
        return inOrder().map(name -> new DomainName(name.domain())).toList();
    }

    private Stream<AcceptedName> inOrder() {
        return accepted.stream().sorted(Comparator.comparingInt(AcceptedName::position));
    }
}
