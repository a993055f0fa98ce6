package dk.punktum.flagger.registry.person;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A person to be named. Any member may be missing until the rules have looked.
///
/// @param sub        as in the person's tokens
/// @param validFrom  now when it is absent; not in the past
/// @param validUntil until just before when; absent: until further notice
record PersonSubmission(
        @Schema(required = true) @Nullable String sub,
        @Schema(required = true) @Nullable String name,
        @Schema(required = true) @Nullable AuthorityRole role,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {}
