package dk.punktum.flagger.casework.flagcase;

/// What a case can not be assessed without.
public enum WaitingFor {
    /// The register has not answered.
    REGISTRY,
    /// Nothing has been heard of the agreement yet.
    AGREEMENT,
    /// The policy says nothing about the ground on that day. A person has to add it.
    POLICY
}
