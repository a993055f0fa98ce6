package dk.punktum.flagger.intake.idempotency;

import java.util.UUID;

/// An answer as it was given.
///
/// @param fingerprint of the request that it was given to
/// @param body        byte for byte
public record GivenAnswer(UUID flagId, String fingerprint, int status, byte[] body) {}
