package dk.punktum.flagger.intake.portal.person;

/// As what a person acts for an authority: flagger-registry's codes.
public enum AuthorityRole {
    /// Hands in flags and takes them back.
    SUBMITTER,
    /// Approves what another has handed in, where the agreement wants that.
    APPROVER
}
