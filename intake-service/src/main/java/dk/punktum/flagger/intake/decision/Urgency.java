package dk.punktum.flagger.intake.decision;

/// How soon the authority needs the registry to act. It chooses the clocks ([ClockLimits]) and nothing else.
public enum Urgency {
    NORMAL,
    URGENT
}
