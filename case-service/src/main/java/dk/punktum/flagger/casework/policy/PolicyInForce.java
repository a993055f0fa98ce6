package dk.punktum.flagger.casework.policy;

/// What the policy says about a ground on a day.
///
/// @param suspensionDays how long a suspension lasts before the deletion of the name is due, in days
public record PolicyInForce(DecisionLevel decision, int suspensionDays) {}
