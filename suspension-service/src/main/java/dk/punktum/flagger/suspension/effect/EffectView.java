package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.SuspensionEffective.Change;
import dk.punktum.flagger.events.SuspensionEffective.Sighting;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An order and its effect, as people see it.
///
/// @param sequence       of the `domain-suspended` or `domain-reinstated` that was the order
/// @param publishedAt    when Kafka had taken over the order; absent when that was not noted
/// @param seenInDnsAt    when the last of the zone's servers came to show it; absent until all do
/// @param millisToEffect from `orderedAt` to the later of the two sightings; absent until both are there
/// @param sightings      since when each server shows it; one that does not is not in the list
public record EffectView(
        @Schema(examples = "1") long sequence,
        @Schema(examples = "SUSPENDED") Change change,
        @Schema(examples = "EFFECTIVE") EffectStatus status,
        @Schema(examples = "2026-07-01T10:00:00.310Z") Instant orderedAt,

        @Schema(examples = "2026-07-01T10:00:00.330Z") @Nullable
        Instant publishedAt,

        @Schema(examples = "2026-07-01T10:00:00.520Z") @Nullable
        Instant seenInDnsAt,

        @Schema(examples = "2026-07-01T10:00:00.540Z") @Nullable
        Instant seenInRdapAt,

        @Schema(examples = "230") @Nullable Long millisToEffect,
        List<Sighting> sightings) {}
