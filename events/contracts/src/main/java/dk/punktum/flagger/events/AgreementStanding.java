package dk.punktum.flagger.events;

/// Whether an authority may flag under its agreement.
public enum AgreementStanding {
    /// In force, within its days of validity.
    ACTIVE,
    /// Put on hold, for instance while the registry looks into how it has been used (compare DSA Art. 22).
    SUSPENDED,
    /// Ended for good.
    TERMINATED,
    /// Over, because its last day of validity has passed.
    EXPIRED
}
