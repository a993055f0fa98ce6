package dk.punktum.flagger.intake.document;

import java.util.UUID;

/// What the rules need to know of a document.
///
/// @param sha256 64 lower-case hex digits
public record DocumentFacts(UUID id, String sha256) {}
