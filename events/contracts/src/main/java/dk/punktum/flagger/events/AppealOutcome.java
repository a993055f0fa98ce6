package dk.punktum.flagger.events;

/// How an appeal ended. Source: what the Complaints Board may do with a decision of the registry.
public enum AppealOutcome {
    /// The verdict stands (stadfæstet).
    UPHELD,
    /// The verdict falls (ophævet); the case is closed, and with it the hold.
    ANNULLED,
    /// The verdict stands with other terms (ændret), which the registry carries out.
    CHANGED,
    /// The registry has to decide anew (hjemvist). Until it has, nothing is deleted.
    REMITTED,
    /// Whoever appealed has taken it back.
    WITHDRAWN
}
