package dk.punktum.flagger.intake.warning;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/// A warning that was acknowledged when the flag was handed in.
///
/// @param domain its A-label
@Embeddable
public record AcknowledgedWarning(
        String domain, @Enumerated(EnumType.STRING) NameWarning warning) {}
