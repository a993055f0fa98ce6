package dk.punktum.flagger.registry.client;

import dk.punktum.flagger.registry.admission.Period;
import org.jspecify.annotations.Nullable;

/// A sound registration.
record ClientTerms(String clientId, Period period, @Nullable String certificateSha256) {}
