package dk.punktum.flagger.registry.agreement;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// @param inForce whether the authority could flag at that moment
record StandingView(UUID agreementId, Instant at, AgreementStatus status, boolean inForce, Set<String> grounds) {}
