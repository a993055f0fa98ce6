package dk.punktum.flagger.registry.agreement;

import java.util.UUID;

/// Where an authority is told of outcomes.
record ContactView(UUID agreementId, String authorityName, String contactEmail, String language) {}
