package dk.punktum.flagger.suspension.safety;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What holds new holds back, as operators see it.
///
/// @param window  the limits are on so much time, ending now
/// @param waiting how many holds wait, by reason
record SafetyView(
        KillSwitch killSwitch,
        Limits limits,
        @Schema(examples = "PT1H") String window,
        UsedOfLimits used,
        Map<WaitReason, Integer> waiting) {

    /// @param since when it was thrown; absent when it is not
    record KillSwitch(boolean thrown, @Nullable Instant since) {}

    record Limits(
            @Schema(examples = "200") int perAuthority,
            @Schema(examples = "500") int total) {}

    /// @param authorities those that have used anything, the one with most in front
    record UsedOfLimits(int total, List<UsedByAuthority> authorities) {}

    record UsedByAuthority(UUID agreementId, int used) {}

    static SafetyView of(SafetySettings settings, Used used, Map<WaitReason, Integer> waiting) {
        return new SafetyView(
                new KillSwitch(settings.isKillSwitchThrown(), settings.killSwitchSince()),
                new Limits(settings.perAuthority(), settings.total()),
                SafetyRules.WINDOW.toString(),
                new UsedOfLimits(
                        used.total(),
                        used.byAuthority().entrySet().stream()
                                .map(entry -> new UsedByAuthority(entry.getKey(), entry.getValue()))
                                .sorted(Comparator.comparingInt(UsedByAuthority::used)
                                        .reversed()
                                        .thenComparing(UsedByAuthority::agreementId))
                                .toList()),
                waiting);
    }
}
