package dk.punktum.flagger.intake.decision;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [DecisionContent] as it stands in one row; its locations have rows of their own.
@Embeddable
public record KeptContent(
        @Enumerated(EnumType.STRING) @Nullable Law legalBasisLaw,
        @Nullable String legalBasis,
        @Nullable String statementOfReasons,
        @Nullable String issuingAuthority,
        @Nullable String issuingUnit,
        @Nullable String redress,
        @Nullable String reportEffectTo,
        @Nullable String reportEffectEmail) {

    public static KeptContent of(DecisionContent content) {
        var basis = content.legalBasis();
        var authority = content.issuingAuthority();
        var recipient = content.reportEffectTo();
        return new KeptContent(
                basis == null ? null : basis.law(),
                basis == null ? null : basis.reference(),
                content.statementOfReasons(),
                authority == null ? null : authority.name(),
                authority == null ? null : authority.unit(),
                content.redress(),
                recipient == null ? null : recipient.name(),
                recipient == null ? null : recipient.email());
    }

    /// @param kept null when nothing of it was handed in
    public static DecisionContent content(@Nullable KeptContent kept, List<String> locations) {
        return kept == null ? new DecisionContent(null, null, null, locations, null, null) : kept.content(locations);
    }

    private DecisionContent content(List<String> locations) {
        return new DecisionContent(
                legalBasisLaw == null || legalBasis == null
                        ? null
                        : new DecisionContent.LegalBasis(legalBasisLaw, legalBasis),
                statementOfReasons,
                issuingAuthority == null ? null : new DecisionContent.IssuingAuthority(issuingAuthority, issuingUnit),
                locations,
                redress,
                reportEffectTo == null || reportEffectEmail == null
                        ? null
                        : new DecisionContent.Recipient(reportEffectTo, reportEffectEmail));
    }
}
