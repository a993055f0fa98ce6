package dk.punktum.flagger.registry.register;

/// What the public is told of where an authority stands.
enum RegisterStanding {
    /// Decided, and its first day lies ahead.
    NOT_YET_IN_FORCE,
    /// It may flag today.
    IN_FORCE,
    /// On hold while the registry looks into it.
    ON_HOLD,
    /// Terminated, or its last day has passed.
    ENDED
}
