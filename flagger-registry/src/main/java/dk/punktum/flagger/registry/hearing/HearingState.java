package dk.punktum.flagger.registry.hearing;

/// How far the hearing of an application has come.
public enum HearingState {
    /// Neither begun nor waived.
    NOT_HELD,
    /// Somebody invited may still answer.
    RUNNING,
    /// All have answered or the deadline has passed; the public has not been told yet.
    ENDED,
    /// Ended with its summary published, or waived by two persons. An agreement can be activated.
    CONCLUDED
}
