package dk.punktum.flagger.suspension.hold;

/// Why a hold can not be placed, ever.
enum AbandonReason {
    /// The register does not have the name (any more): there is nothing to put back, and nothing to take out.
    NOT_REGISTERED,
    /// The police have taken the name over: it is not ours to hold.
    SEIZED,
    /// It was to lead the name to a landing page, and none is configured.
    NO_LANDING_PAGE
}
