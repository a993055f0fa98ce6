package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.agreement.AgreementDraft.Authority;
import dk.punktum.flagger.registry.agreement.ChangeRuling.Allowed;
import dk.punktum.flagger.registry.agreement.ChangeRuling.Refusal;
import dk.punktum.flagger.registry.agreement.ChangeRuling.Refused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who can become a trusted flagger, and how an agreement may change. No clock, no database.
final class AgreementRules {

    /// One rule about a change: the refusal, or null when it has no objection.
    private interface ChangeRule {
        @Nullable
        Refusal objection(AgreementFacts facts, AgreementChange change, String person);
    }

    /// In the order in which they are applied; the first objection counts.
    private static final List<ChangeRule> CHANGE_RULES = List.of(
            AgreementRules::statusAllowsIt,
            AgreementRules::documentIsThere,
            AgreementRules::everyCriterionIsEvidenced,
            AgreementRules::secondPersonActivates);

    static ChangeRuling rule(AgreementFacts facts, AgreementChange change, String person) {
        return CHANGE_RULES.stream()
                .map(rule -> rule.objection(facts, change, person))
                .filter(Objects::nonNull)
                .findFirst()
                .<ChangeRuling>map(Refused::new)
                .orElseGet(Allowed::new);
    }

    private static @Nullable Refusal statusAllowsIt(AgreementFacts facts, AgreementChange change, String person) {
        return change.isPossibleIn(facts.status()) ? null : Refusal.WRONG_STATUS;
    }

    private static @Nullable Refusal documentIsThere(AgreementFacts facts, AgreementChange change, String person) {
        return change == AgreementChange.ACTIVATE && !facts.hasDocument() ? Refusal.DOCUMENT_MISSING : null;
    }

    private static @Nullable Refusal everyCriterionIsEvidenced(
            AgreementFacts facts, AgreementChange change, String person) {
        boolean all = facts.evidenced().containsAll(EnumSet.allOf(Criterion.class));
        return change == AgreementChange.ACTIVATE && !all ? Refusal.CRITERIA_MISSING : null;
    }

    private static @Nullable Refusal secondPersonActivates(
            AgreementFacts facts, AgreementChange change, String person) {
        return change == AgreementChange.ACTIVATE && facts.preparedBy().contains(person) ? Refusal.FOUR_EYES : null;
    }

    /// @param knownGrounds the codes in the catalogue
    static DraftRuling check(AgreementDraft draft, Set<String> knownGrounds) {
        var errors = new ArrayList<FieldError>();
        Authority authority = draft.authority() == null ? new Authority(null, null, null, null) : draft.authority();
        String name = text(authority.name(), "/authority/name", 200, errors);
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
                ? new DraftRuling.Sound(new AgreementTerms(name, cvr, email, language, clients, grounds, from, until))
                : new DraftRuling.Faulty(List.copyOf(errors));
    }

    private static String text(@Nullable String value, String pointer, int longest, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(pointer, "missing", "This is needed."));
        } else if (value.length() > longest) {
            errors.add(new FieldError(pointer, "too-long", "At most %d characters.".formatted(longest)));
        }
        return value == null ? "" : value.strip();
    }

    private static String cvr(@Nullable String value, List<FieldError> errors) {
        String cvr = text(value, "/authority/cvr", 8, errors);
        if (!cvr.isEmpty() && !Cvr.isValid(cvr)) {
            errors.add(new FieldError(
                    "/authority/cvr", "not-a-cvr-number", "8 digits of which the weighted sum is divisible by 11."));
        }
        return cvr;
    }

    private static String email(@Nullable String value, List<FieldError> errors) {
        String email = text(value, "/authority/contactEmail", 254, errors);
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
            errors.add(new FieldError("/grounds", "unknown-ground", "Only codes from GET /grounds."));
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
