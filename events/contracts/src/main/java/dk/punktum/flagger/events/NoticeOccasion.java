package dk.punktum.flagger.events;

/// What somebody is told about.
public enum NoticeOccasion {
    /// The case was declined.
    DECLINED,
    /// The name was suspended, or one more hold was placed on it.
    SUSPENDED,
    /// The suspension was seen to have taken effect.
    EFFECTIVE,
    /// A hold was lifted, and others remain.
    HOLD_LIFTED,
    /// The last hold was lifted: the name is back.
    REINSTATED
}
