package dk.punktum.flagger.intake.quota;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An agreement's quota, what is used of it, and who has set it.
///
/// @param flagsUsed within the last 60 minutes
/// @param namesUsed within the last 60 minutes
/// @param changes   the newest first
record QuotaView(
        UUID agreementId, int flagsPerHour, int namesPerHour, int flagsUsed, int namesUsed, List<Change> changes) {

    /// @param flagsPerHour absent: from then on, what is configured
    /// @param namesPerHour absent: from then on, what is configured
    @Schema(name = "QuotaChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Change(
            Instant setAt,
            String person,
            @Nullable Integer flagsPerHour,
            @Nullable Integer namesPerHour,
            String reason) {

        static Change of(Quotas.Setting setting) {
            QuotaLimits limits = setting.limits();
            return new Change(
                    setting.setAt(),
                    setting.person(),
                    limits == null ? null : Integer.valueOf(limits.flags()),
                    limits == null ? null : Integer.valueOf(limits.names()),
                    setting.reason());
        }
    }

    static QuotaView of(UUID agreementId, QuotaLimits limits, List<TakenFlags> taken, List<Quotas.Setting> settings) {
        return new QuotaView(
                agreementId,
                limits.flags(),
                limits.names(),
                taken.stream().mapToInt(TakenFlags::flags).sum(),
                taken.stream().mapToInt(TakenFlags::names).sum(),
                settings.stream().map(Change::of).toList());
    }
}
