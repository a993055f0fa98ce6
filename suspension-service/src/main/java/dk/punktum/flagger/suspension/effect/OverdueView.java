package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.SuspensionEffective.Sighting.Place;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An order that has not taken effect in time, as an operator sees it.
///
/// @param publishedAt when Kafka had taken over the order; absent when that was not noted
/// @param retries     how often the state was told again since
/// @param nextRetryAt when that is done next
public record OverdueView(
        UUID id,
        @Schema(examples = "eksempel.dk") String domain,
        @Schema(examples = "1") long sequence,
        @Schema(examples = "SUSPENDED") Change change,
        @Schema(examples = "2026-07-01T10:00:00.310Z") Instant orderedAt,
        @Nullable Instant publishedAt,
        @Schema(examples = "2") int retries,
        @Nullable Instant nextRetryAt,
        List<ServerView> servers) {

    /// @param seenAt since when the server shows what was ordered; absent while it does not
    public record ServerView(
            @Schema(examples = "DNS") Place place,
            @Schema(examples = "192.0.2.1:53") String server,
            @Nullable Instant seenAt) {}
}
