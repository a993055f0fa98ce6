package dk.punktum.flagger.intake.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the decision says, besides names, measure and proportionality; each part as far as it was handed in.
/// Regulation (EU) 2022/2065, Article 9(2), point (a), is quoted by its sub-points.
///
/// @param statementOfReasons why the content is illegal, by which provisions (ii)
/// @param locations          exact addresses below the flagged names, as evidence of where the content is (iv)
/// @param redress            which remedies the registrant and the registry have (v)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(additionalProperties = Schema.False.class)
public record DecisionContent(
        @Nullable LegalBasis legalBasis,
        @Nullable String statementOfReasons,
        @Nullable IssuingAuthority issuingAuthority,
        List<String> locations,
        @Nullable String redress,
        @Nullable Recipient reportEffectTo) {

    /// The legal basis of the order (i).
    ///
    /// @param reference such as `Regulation (EU) 2017/2394, Article 9(4)(g)`
    @Schema(additionalProperties = Schema.False.class)
    public record LegalBasis(Law law, String reference) {}

    /// Who decided (iii).
    ///
    /// @param unit the part of it that is responsible
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(additionalProperties = Schema.False.class)
    public record IssuingAuthority(String name, @Nullable String unit) {}

    /// Who is to be told of the effect (vi). Kept here, and told to no other service.
    @Schema(additionalProperties = Schema.False.class)
    public record Recipient(String name, String email) {}

    public DecisionContent {
        locations = List.copyOf(locations);
    }
}
