package dk.punktum.flagger.intake.supersession;

import org.jspecify.annotations.Nullable;

/// What the rules need to know of the flag that a submission wants to supersede.
///
/// @param withdrawn whether all of its names have been taken back
/// @param by        the one that has superseded it already
public record EarlierDecision(boolean withdrawn, @Nullable FlagLink by) {}
