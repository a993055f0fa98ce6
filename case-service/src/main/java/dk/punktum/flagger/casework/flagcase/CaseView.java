package dk.punktum.flagger.casework.flagcase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.punktum.flagger.casework.policy.DecisionLevel;
import dk.punktum.flagger.events.DecidedBy;
import dk.punktum.flagger.events.Measure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A case as officers see it: nothing hidden. Its story is beside it, at `/cases/{id}/timeline`.
///
/// @param registry         what the register said; absent until it was asked
/// @param checks           in the order in which they are applied; empty until they were made
/// @param waiting          present while the checks can not be made
/// @param desk             present while a person has to decide
/// @param officer          who had the last word, when it was a person: the `sub`
/// @param suspensionPeriod how long a suspension would last or lasts
/// @param version          rises with every change; `If-Match` takes it
public record CaseView(
        @JsonUnwrapped CaseSummary summary,
        Measure measure,
        LocalDate decisionDate,
        String documentSha256,
        @Nullable RegistryView registry,
        List<CheckView> checks,
        @Nullable WaitingView waiting,
        @Nullable DeskView desk,
        @Nullable DecidedBy decidedBy,
        @Nullable String officer,

        @Schema(implementation = String.class, examples = "P30D") @Nullable
        Period suspensionPeriod,

        int version) {

    public UUID id() {
        return summary.id();
    }

    /// @param statuses in the words of RFC 8056
    public record RegistryView(boolean registered, boolean seized, List<String> statuses, Instant askedAt) {}

    /// @param attempts how often the checks were tried
    public record WaitingView(WaitingFor waitingFor, int attempts, Instant nextAttemptAt) {

        static @Nullable WaitingView of(@Nullable WaitingFor lack, int attempts, @Nullable Instant next) {
            return lack == null ? null : new WaitingView(lack, attempts, Objects.requireNonNull(next));
        }
    }

    /// @param awaits        the role that is awaited: `case-officer`, or `case-approver` once a first officer has
    ///                      recommended; it has to be another person then
    /// @param recommendedBy the first officer: the `sub`
    public record DeskView(
            DecisionLevel level,
            @Schema(examples = "case-approver") String awaits,
            @Nullable String recommendedBy,
            @Nullable Instant recommendedAt) {

        static @Nullable DeskView of(
                CaseStatus status,
                @Nullable DecisionLevel level,
                @Nullable String recommendedBy,
                @Nullable Instant recommendedAt) {
            return status == CaseStatus.UNDER_REVIEW
                    ? new DeskView(
                            Objects.requireNonNull(level),
                            recommendedBy == null ? "case-officer" : "case-approver",
                            recommendedBy,
                            recommendedAt)
                    : null;
        }
    }
}
