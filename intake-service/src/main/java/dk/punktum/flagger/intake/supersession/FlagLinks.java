package dk.punktum.flagger.intake.supersession;

import org.jspecify.annotations.Nullable;

/// A flag's place in a chain of decisions.
///
/// @param supersedes   the earlier one whose place it took
/// @param supersededBy the later one that took its place
public record FlagLinks(
        @Nullable FlagLink supersedes, @Nullable FlagLink supersededBy) {}
