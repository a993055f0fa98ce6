package dk.punktum.flagger.suspension.reconcile;

/// How what the registry shows differs from what we hold.
enum Difference {
    /// We hold the name; RDAP or a server of the zone shows it as if nobody did.
    HELD_NOT_SHOWN,
    /// We hold the name and lead it to a landing page; it leads elsewhere, or nowhere.
    LANDING_PAGE_NOT_SHOWN,
    /// We do not hold the name; RDAP shows all our statuses, and did not before us.
    SHOWN_NOT_HELD
}
