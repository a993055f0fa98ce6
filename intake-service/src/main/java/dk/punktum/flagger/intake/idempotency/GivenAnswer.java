package dk.punktum.flagger.intake.idempotency;

import dk.punktum.flagger.intake.wording.Language;
import java.util.UUID;

/// An answer as it was given.
///
/// @param fingerprint of the request that it was given to
/// @param language    of the words in it
/// @param body        byte for byte
public record GivenAnswer(UUID flagId, String fingerprint, int status, Language language, byte[] body) {}
