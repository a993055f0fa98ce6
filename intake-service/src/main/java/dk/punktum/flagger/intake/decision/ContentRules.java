package dk.punktum.flagger.intake.decision;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.DomainNameReading;
import dk.punktum.flagger.intake.Problems.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a decision's content has to be. No clock, no database.
public final class ContentRules {

    /// A suspension lasts 30 days whatever its reason (Punktum dk, terms and conditions, section 9).
    public static final int DAYS = 30;

    static final int MOST_LOCATIONS = 100;
    private static final int LONGEST_LOCATION = 2_000;

    /// The host of an http(s) address, in any script.
    private static final Pattern ADDRESS =
            Pattern.compile("https?://([^\\s/?#:@\\\\]+)(?::[0-9]{1,5})?(?:[/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

    private interface Rule {
        Stream<FieldError> objections(ContentSubmission content, Set<DomainName> names);
    }

    private static final List<Rule> RULES = List.of(
            (content, _) -> unknown(content.law(), Law.values(), "/legalBasis/law", "unknown-law"),
            (content, _) -> blank(content.legalBasis(), "/legalBasis/reference"),
            (content, _) -> blank(content.statementOfReasons(), "/statementOfReasons"),
            (content, _) -> blank(content.issuingAuthority(), "/issuingAuthority/name"),
            (content, _) -> blank(content.issuingUnit(), "/issuingAuthority/unit"),
            ContentRules::fewLocations,
            ContentRules::locationsLieBelowTheNames,
            (content, _) -> blank(content.redress(), "/redress"),
            (content, _) -> blank(content.recipient(), "/reportEffectTo/name"),
            ContentRules::effectCanBeReported,
            ContentRules::durationIsOffered,
            (content, _) -> unknown(content.urgency(), Urgency.values(), "/urgency", "unknown-urgency"));

    /// @param names those of the list that are accepted; when there is none, nobody can say what lies elsewhere
    public static Stream<FieldError> objections(ContentSubmission content, Set<DomainName> names) {
        return RULES.stream().flatMap(rule -> rule.objections(content, names));
    }

    private static Stream<FieldError> fewLocations(ContentSubmission content, Set<DomainName> names) {
        return objection(
                content.locations().size() > MOST_LOCATIONS, "/locations", "too-many-locations", MOST_LOCATIONS);
    }

    private static Stream<FieldError> locationsLieBelowTheNames(ContentSubmission content, Set<DomainName> names) {
        return content.locations().size() > MOST_LOCATIONS
                ? Stream.empty()
                : IntStream.range(0, content.locations().size())
                        .boxed()
                        .flatMap(i -> location(content.locations().get(i), "/locations/" + i, names));
    }

    private static Stream<FieldError> location(String typed, String pointer, Set<DomainName> names) {
        Matcher address = ADDRESS.matcher(typed);
        if (typed.length() > LONGEST_LOCATION || !address.matches()) {
            return objection(true, pointer, "not-an-address");
        }
        return objection(
                !names.isEmpty()
                        && registrableName(address.group(1))
                                .filter(names::contains)
                                .isEmpty(),
                pointer,
                "location-elsewhere");
    }

    /// The last two labels of a host.
    private static Optional<DomainName> registrableName(String host) {
        List<String> labels = List.of(host.split("\\.", -1));
        if (labels.size() < 2) {
            return Optional.empty();
        }
        String name = String.join(".", labels.subList(labels.size() - 2, labels.size()));
        return switch (DomainName.read(name)) {
            case DomainNameReading.Understood understood -> Optional.of(understood.name());
            case DomainNameReading.Refused _ -> Optional.empty();
        };
    }

    private static Stream<FieldError> effectCanBeReported(ContentSubmission content, Set<DomainName> names) {
        return objection(
                content.recipientEmail() != null
                        && !EMAIL.matcher(content.recipientEmail()).matches(),
                "/reportEffectTo/email",
                "not-an-email-address");
    }

    private static Stream<FieldError> durationIsOffered(ContentSubmission content, Set<DomainName> names) {
        return objection(
                content.durationDays() != null && content.durationDays() != DAYS,
                "/durationDays",
                "duration-not-offered",
                DAYS);
    }

    private static Stream<FieldError> unknown(@Nullable String typed, Enum<?>[] known, String pointer, String code) {
        List<String> names = Arrays.stream(known).map(Enum::name).toList();
        return objection(
                typed != null && names.stream().noneMatch(Predicate.isEqual(typed)),
                pointer,
                code,
                String.join(", ", names));
    }

    private static Stream<FieldError> blank(@Nullable String text, String pointer) {
        return objection(text != null && text.isBlank(), pointer, "text-empty");
    }

    private static Stream<FieldError> objection(boolean objects, String pointer, String code, Object... values) {
        return objects ? Stream.of(FieldError.of(pointer, code, values)) : Stream.empty();
    }

    private ContentRules() {}
}
