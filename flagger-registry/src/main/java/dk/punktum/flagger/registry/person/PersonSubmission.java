package dk.punktum.flagger.registry.person;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person to be named. Any member may be missing until the rules have looked.
///
/// @param sub        as in the person's tokens
/// @param validFrom  now when it is absent; not in the past
/// @param validUntil until just before when; absent: until further notice
record PersonSubmission(
        @Nullable String sub,
        @Nullable String name,
        @Nullable AuthorityRole role,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {}
