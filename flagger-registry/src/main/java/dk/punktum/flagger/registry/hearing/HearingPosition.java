package dk.punktum.flagger.registry.hearing;

/// What an authority says to the application of another.
public enum HearingPosition {
    NO_OBJECTION,
    OBJECTION,
    /// It has answered, and has nothing to say.
    NO_COMMENT
}
