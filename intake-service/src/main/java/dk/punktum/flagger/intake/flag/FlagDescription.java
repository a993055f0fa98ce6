package dk.punktum.flagger.intake.flag;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.intake.decision.Deadlines;
import dk.punktum.flagger.intake.decision.DecisionContent;
import dk.punktum.flagger.intake.decision.Urgency;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a submission looks like when everything is in it: for the API's description. [FlagSubmission] reads
/// the real one.
@Schema(name = "FlagSubmission", additionalProperties = Schema.False.class)
public record FlagDescription(
        @Schema(required = true, description = "The authority's own case number, used once", maxLength = 100)
        String caseNumber,

        @Schema(required = true, description = "Not in the future, Europe/Copenhagen")
        LocalDate decisionDate,

        @Schema(required = true, description = "One of those in the agreement, such as terms-9.1")
        String legalGround,

        @Schema(required = true, enumeration = "SUSPEND") String measure,

        @Schema(required = true, description = "Each statement 1 to 10 000 characters")
        Proportionality proportionality,

        @Schema(required = true, description = "As answered by POST /documents")
        UUID documentId,

        @Schema(required = true, description = "64 hex digits", pattern = "^[0-9A-Fa-f]{64}$")
        String documentSha256,

        @Schema(description = "A flag of the same authority whose place this one takes") @Nullable
        UUID supersedes,

        @Schema(required = true, minItems = 1, maxItems = IntakeRules.MOST_DOMAINS)
        List<String> domains,

        DecisionContent.@Nullable LegalBasis legalBasis,

        @Schema(description = "Why the content is illegal, by which provisions", maxLength = 10_000) @Nullable
        String statementOfReasons,

        DecisionContent.@Nullable IssuingAuthority issuingAuthority,

        @Schema(description = "Exact addresses (http, https) below the names", maxItems = 100) @Nullable
        List<String> locations,

        @Schema(description = "Which remedies there are, and where", maxLength = 10_000) @Nullable
        String redress,

        DecisionContent.@Nullable Recipient reportEffectTo,

        @Schema(description = "30, which is also meant when it is left out", enumeration = "30") @Nullable
        Integer durationDays,

        @Schema(description = "NORMAL when it is left out") @Nullable
        Urgency urgency,

        @Schema(
                description =
                        "Warnings about names that are known to you: name-with-sub-tenants, high-impact-name, existing-hold")
        @Nullable
        List<Acknowledged> acknowledgedWarnings) {

    @Schema(name = "AcknowledgedWarning", additionalProperties = Schema.False.class)
    record Acknowledged(String domain, String code) {}

    /// What a client reads both a receipt and a dry run's answer into: generated clients know one type for each
    /// operation.
    @Schema(name = "FlagAnswer", description = "A receipt; a dry run's answer has no ids, times and links")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Nullable UUID flagId,
            @Nullable String flagNumber,
            String caseNumber,
            @Nullable Instant receivedAt,
            Measure measure,
            int durationDays,
            Urgency urgency,
            @Nullable Deadlines deadlines,
            FlagReceipt.@Nullable Document document,
            List<DomainResult> domains,
            @Nullable String signedReceipt,
            FlagReceipt.@Nullable Links links,

            @Schema(description = "true in the sandbox, where nothing reaches the registry") @Nullable
            Boolean sandbox) {}
}
