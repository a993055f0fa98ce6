package dk.punktum.flagger.registry.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.registry.quality.SuspensionProposal.Outcome;
import dk.punktum.flagger.registry.quality.SuspensionProposal.Recommendation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A proposal to suspend an agreement, as the registry's people see it.
///
/// @param policyFrom first day of the policy that it rests on
/// @param cases      that were considered, of which so many were refused or reversed in a way that counts
/// @param reason     of the recommendation
/// @param outcome    absent while it is open
public record ProposalView(
        UUID id,
        UUID agreementId,
        Instant proposedAt,
        LocalDate policyFrom,
        int cases,
        int refused,
        int reversed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Recommendation recommendation,
        @Nullable String reason,
        @Nullable String recommendedBy,
        @Nullable Instant recommendedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Outcome outcome,
        @Nullable String ruledBy,
        @Nullable Instant ruledAt) {}
