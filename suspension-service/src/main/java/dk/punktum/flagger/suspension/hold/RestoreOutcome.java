package dk.punktum.flagger.suspension.hold;

/// What the look at the register has shown before the last hold on a name was lifted.
enum RestoreOutcome {
    /// Nothing but what we put there: the name is put back exactly.
    AS_BEFORE,
    /// Somebody has changed the name meanwhile: what they changed stays.
    CHANGED_MEANWHILE,
    /// The police have taken the name over: everything stays as the register shows it.
    SEIZED,
    /// The register does not have the name any more.
    NAME_GONE,
    /// The register could not be asked in time: the name is put back as it was before.
    NOT_LOOKED
}
