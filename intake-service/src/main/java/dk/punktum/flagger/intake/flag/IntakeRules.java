package dk.punktum.flagger.intake.flag;

import static java.util.Objects.requireNonNull;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.AgreementFacts.NotInForce;
import dk.punktum.flagger.intake.decision.ContentRules;
import dk.punktum.flagger.intake.flag.IntakeRuling.Unacknowledged;
import dk.punktum.flagger.intake.supersession.SupersessionRules;
import dk.punktum.flagger.intake.warning.Acknowledgement;
import dk.punktum.flagger.intake.warning.WarningFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can be handed in, by whom and when. No clock, no database. Whether a name exists is not asked here:
/// the registry finds that out when it opens its case.
final class IntakeRules {

    static final int MOST_DOMAINS = 100;

    /// One rule about a submission; it has nothing to say about what could not be read.
    private interface FieldRule {
        Stream<FieldError> objections(IntakeFacts facts, FlagSubmission submission, Instant now);
    }

    /// All are asked, and all objections are told at once.
    private static final List<FieldRule> FIELD_RULES = List.of(
            IntakeRules::caseNumberIsThere,
            IntakeRules::decisionHasBeenMade,
            IntakeRules::groundIsInTheAgreement,
            IntakeRules::groundWasInTheAgreement,
            IntakeRules::measureIsOffered,
            IntakeRules::proportionalityIsStated,
            IntakeRules::documentWasHandedIn,
            IntakeRules::documentIsTheOneMeant,
            IntakeRules::someDomainsAndNotTooMany);

    static IntakeRuling rule(IntakeFacts facts, FlagSubmission submission, Instant now) {
        Optional<NotInForce> notInForce = facts.agreement().whyNotInForce(now);
        if (notInForce.isPresent()) {
            return new IntakeRuling.AgreementNotInForce(notInForce.get());
        }
        List<DomainRuling> domains =
                submission.domainsAreRead() ? domains(submission.domains(), facts.warnings()) : List.of();
        List<FieldError> errors = Stream.of(
                        submission.faults().stream(),
                        FIELD_RULES.stream().flatMap(rule -> rule.objections(facts, submission, now)),
                        ContentRules.objections(submission.content(), accepted(domains)),
                        SupersessionRules.objections(submission.supersedes(), facts.superseded()),
                        Acknowledgement.objections(submission.acknowledged()))
                .flatMap(objections -> objections)
                .toList();
        if (!errors.isEmpty()) {
            return new IntakeRuling.Faulty(!submission.faults().isEmpty(), errors, domains);
        }
        AcceptedDecision decision = requireNonNull(decision(submission), "what is missing is a fault");
        if (facts.earlierFlag() != null) {
            return new IntakeRuling.CaseNumberTaken(facts.earlierFlag());
        }
        if (facts.superseded() != null && facts.superseded().by() != null) {
            return new IntakeRuling.AlreadySuperseded(facts.superseded().by());
        }
        if (domains.stream().noneMatch(DomainRuling.Accepted.class::isInstance)) {
            return new IntakeRuling.NoDomainAccepted(domains);
        }
        if (submission.supersedes() != null && domains.stream().anyMatch(DomainRuling.Refused.class::isInstance)) {
            return new IntakeRuling.NotWhole(domains);
        }
        List<Unacknowledged> missing = unacknowledged(domains, submission.acknowledged());
        return missing.isEmpty()
                ? new IntakeRuling.Accepted(decision, domains)
                : new IntakeRuling.WarningsNotAcknowledged(missing, domains);
    }

    private static List<Unacknowledged> unacknowledged(List<DomainRuling> domains, List<Acknowledgement> acknowledged) {
        return domains.stream()
                .flatMap(ruling -> switch (ruling) {
                    case DomainRuling.Accepted(int position, var _, DomainName name, var _, var warnings) ->
                        warnings.stream()
                                .filter(warning -> acknowledged.stream().noneMatch(one -> one.covers(name, warning)))
                                .map(warning -> new Unacknowledged(position, warning));
                    case DomainRuling.Refused _ -> Stream.empty();
                })
                .toList();
    }

    private static Stream<FieldError> caseNumberIsThere(IntakeFacts facts, FlagSubmission submission, Instant now) {
        return notBlank(submission.caseNumber(), "/caseNumber", "case-number-empty");
    }

    private static Stream<FieldError> decisionHasBeenMade(IntakeFacts facts, FlagSubmission submission, Instant now) {
        LocalDate today = now.atZone(AgreementFacts.DENMARK).toLocalDate();
        return objection(
                submission.decisionDate() != null && submission.decisionDate().isAfter(today),
                "/decisionDate",
                "decision-date-in-future");
    }

    private static Stream<FieldError> groundIsInTheAgreement(
            IntakeFacts facts, FlagSubmission submission, Instant now) {
        return objection(
                submission.legalGround() != null && !facts.agreement().grounds().contains(submission.legalGround()),
                "/legalGround",
                "ground-outside-agreement",
                String.join(", ", facts.agreement().grounds().stream().sorted().toList()));
    }

    /// What is outside the agreement now is told by the rule before.
    private static Stream<FieldError> groundWasInTheAgreement(
            IntakeFacts facts, FlagSubmission submission, Instant now) {
        AgreementFacts agreement = facts.agreement();
        return objection(
                submission.legalGround() != null
                        && submission.decisionDate() != null
                        && agreement.grounds().contains(submission.legalGround())
                        && agreement.history().isKnownNotToCover(submission.legalGround(), submission.decisionDate()),
                "/legalGround",
                "ground-not-covered-at-decision");
    }

    private static Stream<FieldError> measureIsOffered(IntakeFacts facts, FlagSubmission submission, Instant now) {
        return objection(
                submission.measure() != null && !submission.measure().equals(Measure.SUSPEND.name()),
                "/measure",
                "measure-not-offered");
    }

    private static Stream<FieldError> proportionalityIsStated(
            IntakeFacts facts, FlagSubmission submission, Instant now) {
        Proportionality statement = submission.proportionality();
        return statement == null
                ? Stream.empty()
                : Stream.of(
                                notBlank(
                                        statement.triedFirst(), "/proportionality/triedFirst", "proportionality-empty"),
                                notBlank(
                                        statement.whyLessIsNotEnough(),
                                        "/proportionality/whyLessIsNotEnough",
                                        "proportionality-empty"),
                                notBlank(
                                        statement.effectOnMailAndSubPages(),
                                        "/proportionality/effectOnMailAndSubPages",
                                        "proportionality-empty"))
                        .flatMap(objections -> objections);
    }

    private static Stream<FieldError> documentWasHandedIn(IntakeFacts facts, FlagSubmission submission, Instant now) {
        return objection(
                submission.documentId() != null && facts.document() == null, "/documentId", "unknown-document");
    }

    private static Stream<FieldError> documentIsTheOneMeant(IntakeFacts facts, FlagSubmission submission, Instant now) {
        return objection(
                submission.documentSha256() != null
                        && facts.document() != null
                        && !facts.document().sha256().equals(submission.documentSha256()),
                "/documentSha256",
                "document-hash-mismatch");
    }

    private static Stream<FieldError> someDomainsAndNotTooMany(
            IntakeFacts facts, FlagSubmission submission, Instant now) {
        return Stream.concat(
                objection(submission.domains().isEmpty() && submission.domainsAreRead(), "/domains", "no-domains"),
                objection(submission.domains().size() > MOST_DOMAINS, "/domains", "too-many-domains", MOST_DOMAINS));
    }

    private static Stream<FieldError> notBlank(@Nullable String text, String pointer, String code) {
        return objection(text != null && text.isBlank(), pointer, code);
    }

    private static Stream<FieldError> objection(boolean objects, String pointer, String code, Object... values) {
        return objects ? Stream.of(FieldError.of(pointer, code, values)) : Stream.empty();
    }

    /// One rotten name does not spoil the others. None is looked at when there are too many.
    private static List<DomainRuling> domains(List<String> typed, WarningFacts warnings) {
        if (typed.size() > MOST_DOMAINS) {
            return List.of();
        }
        Set<DomainName> taken = new HashSet<>();
        List<DomainRuling> rulings = new ArrayList<>(typed.size());
        for (int position = 0; position < typed.size(); position++) {
            rulings.add(domain(position, typed.get(position), taken, warnings));
        }
        return List.copyOf(rulings);
    }

    private static Set<DomainName> accepted(List<DomainRuling> domains) {
        return domains.stream()
                .flatMap(ruling -> switch (ruling) {
                    case DomainRuling.Accepted accepted -> Stream.of(accepted.name());
                    case DomainRuling.Refused _ -> Stream.empty();
                })
                .collect(Collectors.toSet());
    }

    private static DomainRuling domain(int position, String typed, Set<DomainName> taken, WarningFacts warnings) {
        return switch (DomainName.read(typed)) {
            case DomainNameReading.Refused(var reason, var meant) ->
                new DomainRuling.Refused(position, typed, DomainRefusal.of(reason), meant);
            case DomainNameReading.Understood(DomainName name, boolean verbatim) ->
                taken.add(name)
                        ? new DomainRuling.Accepted(position, typed, name, verbatim, warnings.about(name))
                        : new DomainRuling.Refused(position, typed, DomainRefusal.DUPLICATE_IN_REQUEST, name);
        };
    }

    /// Null while a part is missing; then there are faults as well.
    private static @Nullable AcceptedDecision decision(FlagSubmission submission) {
        return submission.caseNumber() == null
                        || submission.decisionDate() == null
                        || submission.legalGround() == null
                        || submission.proportionality() == null
                        || submission.documentId() == null
                        || submission.documentSha256() == null
                ? null
                : new AcceptedDecision(
                        submission.caseNumber(),
                        submission.decisionDate(),
                        submission.legalGround(),
                        Measure.SUSPEND,
                        submission.proportionality(),
                        submission.documentId(),
                        submission.documentSha256(),
                        submission.content().content(),
                        submission.content().urgencyOrNormal());
    }

    private IntakeRules() {}
}
