package dk.punktum.flagger.suspension.hold;

/// Why a hold can not be placed, ever.
enum AbandonReason {
    /// The register does not have the name (any more): there is nothing to put back, and nothing to take out.
    NOT_REGISTERED
}
