package dk.punktum.flagger.intake.decision;

import dk.punktum.flagger.intake.Members;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was handed in of [DecisionContent], as far as it can be read. All of it may be left out; what is there is
/// whole.
///
/// @param law          as it was typed
/// @param locations    as they were typed
/// @param urgency      as it was typed
/// @param durationDays whole days
public record ContentSubmission(
        @Nullable String law,
        @Nullable String legalBasis,
        @Nullable String statementOfReasons,
        @Nullable String issuingAuthority,
        @Nullable String issuingUnit,
        List<String> locations,
        @Nullable String redress,
        @Nullable String recipient,
        @Nullable String recipientEmail,
        @Nullable Integer durationDays,
        @Nullable String urgency) {

    /// The members of a flag that are read here.
    public static final Set<String> MEMBERS = Set.of(
            "legalBasis",
            "statementOfReasons",
            "issuingAuthority",
            "locations",
            "redress",
            "reportEffectTo",
            "durationDays",
            "urgency");

    private static final int LONGEST_CODE = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_REFERENCE = 1_000;
    private static final int LONGEST_STATEMENT = 10_000;

    public static ContentSubmission read(Members flag) {
        Members basis = flag.optional("legalBasis", name -> flag.object(name, Set.of("law", "reference")));
        Members authority = flag.optional("issuingAuthority", name -> flag.object(name, Set.of("name", "unit")));
        Members recipient = flag.optional("reportEffectTo", name -> flag.object(name, Set.of("name", "email")));
        List<String> locations = flag.optional("locations", flag::strings);
        return new ContentSubmission(
                basis == null ? null : basis.text("law", LONGEST_CODE),
                basis == null ? null : basis.text("reference", LONGEST_REFERENCE),
                flag.optional("statementOfReasons", name -> flag.text(name, LONGEST_STATEMENT)),
                authority == null ? null : authority.text("name", LONGEST_NAME),
                authority == null ? null : authority.optional("unit", name -> authority.text(name, LONGEST_NAME)),
                locations == null ? List.of() : locations,
                flag.optional("redress", name -> flag.text(name, LONGEST_STATEMENT)),
                recipient == null ? null : recipient.text("name", LONGEST_NAME),
                recipient == null ? null : recipient.text("email", LONGEST_EMAIL),
                flag.optional("durationDays", flag::wholeNumber),
                flag.optional("urgency", name -> flag.text(name, LONGEST_CODE)));
    }

    /// To be asked only when the rules have nothing against it, and all of it could be read.
    public DecisionContent content() {
        return new DecisionContent(
                law == null || legalBasis == null ? null : new DecisionContent.LegalBasis(Law.valueOf(law), legalBasis),
                statementOfReasons,
                issuingAuthority == null ? null : new DecisionContent.IssuingAuthority(issuingAuthority, issuingUnit),
                locations,
                redress,
                recipient == null || recipientEmail == null
                        ? null
                        : new DecisionContent.Recipient(recipient, recipientEmail));
    }

    /// Normal, when nothing else was said.
    public Urgency urgencyOrNormal() {
        return urgency == null ? Urgency.NORMAL : Urgency.valueOf(urgency);
    }
}
