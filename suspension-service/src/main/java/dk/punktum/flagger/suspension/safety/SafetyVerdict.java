package dk.punktum.flagger.suspension.safety;

/// Whether a hold may be placed now.
sealed interface SafetyVerdict {

    /// Nothing is against it.
    record Clear() implements SafetyVerdict {}

    /// Not now. It keeps its place in the order.
    record Waits(WaitReason reason) implements SafetyVerdict {}
}
