package dk.punktum.flagger.registry.agreement;

import static dk.punktum.flagger.registry.Texts.required;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.agreement.AgreementDraft.Authority;
import dk.punktum.flagger.registry.agreement.ChangeRuling.Allowed;
import dk.punktum.flagger.registry.agreement.ChangeRuling.Refused;
import dk.punktum.flagger.registry.criterion.Criterion;
import dk.punktum.flagger.registry.hearing.HearingState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who can become a trusted flagger, and how an agreement may change. No clock, no database.
final class AgreementRules {

    private static final Set<Criterion> ALL_CRITERIA = EnumSet.allOf(Criterion.class);

    /// One rule about a change: the refusal, or null when it has no objection.
    private interface ChangeRule {
        @Nullable
        Refusal objection(AgreementFacts facts, ChangeWish wish);
    }

    /// In the order in which they are applied; the first objection counts.
    private static final List<ChangeRule> CHANGE_RULES = List.of(
            AgreementRules::statusAllowsIt,
            AgreementRules::reasonIsGiven,
            AgreementRules::documentIsThere,
            AgreementRules::everyCriterionIsEvidenced,
            AgreementRules::everyCriterionIsSignedOff,
            AgreementRules::othersWereHeard,
            AgreementRules::secondPersonActivates);

    static ChangeRuling rule(AgreementFacts facts, ChangeWish wish) {
        return CHANGE_RULES.stream()
                .map(rule -> rule.objection(facts, wish))
                .filter(Objects::nonNull)
                .findFirst()
                .<ChangeRuling>map(Refused::new)
                .orElseGet(Allowed::new);
    }

    private static @Nullable Refusal statusAllowsIt(AgreementFacts facts, ChangeWish wish) {
        return wish.change().isPossibleIn(facts.status()) ? null : Refusal.WRONG_STATUS;
    }

    private static @Nullable Refusal reasonIsGiven(AgreementFacts facts, ChangeWish wish) {
        boolean given = wish.reason() != null && !wish.reason().isBlank();
        return wish.change().needsReason() && !given ? Refusal.REASON_MISSING : null;
    }

    private static @Nullable Refusal documentIsThere(AgreementFacts facts, ChangeWish wish) {
        return wish.activates() && !facts.hasDocument() ? Refusal.DOCUMENT_MISSING : null;
    }

    private static @Nullable Refusal everyCriterionIsEvidenced(AgreementFacts facts, ChangeWish wish) {
        return wish.activates() && !facts.evidenced().containsAll(ALL_CRITERIA) ? Refusal.CRITERIA_MISSING : null;
    }

    private static @Nullable Refusal everyCriterionIsSignedOff(AgreementFacts facts, ChangeWish wish) {
        return wish.activates() && !facts.signedOff().containsAll(ALL_CRITERIA)
                ? Refusal.CRITERIA_NOT_SIGNED_OFF
                : null;
    }

    private static @Nullable Refusal othersWereHeard(AgreementFacts facts, ChangeWish wish) {
        return wish.activates() && facts.hearing() != HearingState.CONCLUDED ? Refusal.HEARING_NOT_CONCLUDED : null;
    }

    private static @Nullable Refusal secondPersonActivates(AgreementFacts facts, ChangeWish wish) {
        return wish.activates() && facts.preparedBy().contains(wish.person()) ? Refusal.FOUR_EYES : null;
    }

    /// @param knownGrounds the codes of the catalogue's grounds that are valid on some of the agreement's days
    static DraftRuling check(AgreementDraft draft, Set<String> knownGrounds) {
        var errors = new ArrayList<FieldError>();
        Authority authority = draft.authority() == null ? new Authority(null, null, null, null) : draft.authority();
        String name = required(authority.name(), "/authority/name", 200, errors);
        String cvr = cvr(authority.cvr(), errors);
        String email = email(authority.contactEmail(), errors);
        String language = language(authority.language(), errors);
        Set<String> clients = clients(draft.clientIds(), errors);
        Set<String> grounds = grounds(draft.grounds(), knownGrounds, errors);
        LocalDate from = day(draft.validFrom(), "/validFrom", errors);
        LocalDate until = day(draft.validUntil(), "/validUntil", errors);
        if (until.isBefore(from)) {
            errors.add(new FieldError("/validUntil", "before-valid-from", "The last day lies before the first."));
        }
        return errors.isEmpty()
                ? new DraftRuling.Sound(new AgreementTerms(
                        name,
                        cvr,
                        email,
                        language,
                        clients,
                        grounds,
                        from,
                        until,
                        Boolean.TRUE.equals(draft.fourEyes())))
                : new DraftRuling.Faulty(List.copyOf(errors));
    }

    private static String cvr(@Nullable String value, List<FieldError> errors) {
        String cvr = required(value, "/authority/cvr", 8, errors);
        if (!cvr.isEmpty() && !Cvr.isValid(cvr)) {
            errors.add(new FieldError(
                    "/authority/cvr", "not-a-cvr-number", "8 digits of which the weighted sum is divisible by 11."));
        }
        return cvr;
    }

    private static String email(@Nullable String value, List<FieldError> errors) {
        String email = required(value, "/authority/contactEmail", 254, errors);
        if (!email.isEmpty() && !email.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+")) {
            errors.add(new FieldError("/authority/contactEmail", "not-an-email-address", "Such as post@eksempel.dk."));
        }
        return email;
    }

    private static String language(@Nullable String value, List<FieldError> errors) {
        if (value == null || !Set.of("da", "en").contains(value)) {
            errors.add(new FieldError("/authority/language", "unknown-language", "Either da or en."));
            return "";
        }
        return value;
    }

    private static Set<String> clients(@Nullable Set<String> value, List<FieldError> errors) {
        if (value == null || value.isEmpty()) {
            errors.add(new FieldError("/clientIds", "missing", "At least one OAuth client of the authority."));
            return Set.of();
        }
        if (!value.stream().allMatch(id -> id.matches("[A-Za-z0-9._-]{1,64}"))) {
            errors.add(new FieldError(
                    "/clientIds", "not-a-client-id", "Letters, digits, dot, hyphen and underscore; at most 64."));
        }
        return Set.copyOf(value);
    }

    private static Set<String> grounds(@Nullable Set<String> value, Set<String> known, List<FieldError> errors) {
        if (value == null || value.isEmpty()) {
            errors.add(new FieldError("/grounds", "missing", "At least one code from GET /grounds."));
            return Set.of();
        }
        if (!known.containsAll(value)) {
            errors.add(new FieldError(
                    "/grounds", "unknown-ground", "Only codes from GET /grounds that are valid on some of its days."));
        }
        return Set.copyOf(value);
    }

    private static LocalDate day(@Nullable LocalDate value, String pointer, List<FieldError> errors) {
        if (value == null) {
            errors.add(new FieldError(pointer, "missing", "A day, such as 2026-07-01."));
            return LocalDate.EPOCH;
        }
        return value;
    }

    private AgreementRules() {}
}
