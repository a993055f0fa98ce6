package dk.punktum.flagger.suspension.reconcile;

/// How what the registry shows differs from what we hold.
enum Difference {
    /// We hold the name; RDAP or a server of the zone shows it as if nobody did.
    HELD_NOT_SHOWN,
    /// We hold the name and lead it to a landing page; it leads elsewhere, or nowhere.
    LANDING_PAGE_NOT_SHOWN,
    /// We do not hold the name; RDAP shows all our statuses, and did not before us.
    SHOWN_NOT_HELD,
    /// We hold the name, and the police have taken it over since: it is not ours to hold, so a person decides.
    SEIZED;

    /// Whether the state is told again because of it. Of a seized name the registry is asked for nothing.
    boolean isRepaired() {
        return switch (this) {
            case HELD_NOT_SHOWN, LANDING_PAGE_NOT_SHOWN, SHOWN_NOT_HELD -> true;
            case SEIZED -> false;
        };
    }
}
