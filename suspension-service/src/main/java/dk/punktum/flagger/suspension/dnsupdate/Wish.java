package dk.punktum.flagger.suspension.dnsupdate;

/// What is to become of a name's delegation.
enum Wish {
    TAKE_OUT,
    /// It leads to a landing page.
    REPLACE,
    /// What was there before the first change.
    RESTORE
}
