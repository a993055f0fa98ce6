package dk.punktum.flagger.registry.person;

/// As what a person acts for an authority.
enum AuthorityRole {
    /// Hands in flags and takes them back.
    SUBMITTER,
    /// Approves what another has handed in, where the agreement wants that.
    APPROVER
}
