package dk.punktum.flagger.registry.hearing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A hearing as the registry's people see it.
///
/// @param invitations by number
public record HearingView(
        UUID agreementId,
        HearingState state,
        @Nullable LocalDate deadline,
        SortedMap<Integer, Invitation> invitations,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Waiver waiver,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Summary summary) {

    /// @param confirmedBy absent while the second person has not agreed
    public record Waiver(
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {}

    /// What the public is told of a hearing.
    public record Summary(String da, String en, Instant publishedAt) {}
}
