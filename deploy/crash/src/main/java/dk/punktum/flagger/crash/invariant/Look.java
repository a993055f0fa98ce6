package dk.punktum.flagger.crash.invariant;

/// What a client saw when it looked at something that had been acknowledged to it before.
///
/// @param acknowledged what it was told, such as `WITHDRAWN F-2026-000017`
/// @param allowed      whether what it saw follows from that
/// @param seen         status and content of the answer
public record Look(String acknowledged, Answered answered, boolean allowed, String seen) {

    /// What kind of answer it got.
    public enum Answered {
        /// Something that is there.
        SHOWN,
        /// That there is no such thing.
        UNKNOWN,
        /// None, or one that says nothing about the thing: whoever was asked has just been killed.
        NOTHING
    }
}
