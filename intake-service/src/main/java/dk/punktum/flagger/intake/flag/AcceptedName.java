package dk.punktum.flagger.intake.flag;

import jakarta.persistence.Embeddable;

/// A name that was accepted.
///
/// @param domain its A-label
@Embeddable
record AcceptedName(int position, String typed, String domain) {}
