package dk.punktum.flagger.console.pipeline;

import dk.punktum.flagger.console.services.ServiceName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The front page as it is now.
///
/// @param safety null while nothing is known of it
record PipelineView(
        List<StageView> stages,
        List<ServiceState> services,
        List<BackingState> backing,
        @Nullable SafetyView safety,
        Instant at) {

    /// Whether what is shown of a service's stages is from before it went away.
    public boolean isOld(ServiceName service) {
        return services.stream().anyMatch(state -> state.service() == service && state.isAway());
    }

    public Instant awaySince(ServiceName service) {
        return services.stream()
                .filter(state -> state.service() == service)
                .map(ServiceState::since)
                .findFirst()
                .orElse(at);
    }
}
