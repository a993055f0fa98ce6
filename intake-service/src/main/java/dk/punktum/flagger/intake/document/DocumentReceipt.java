package dk.punktum.flagger.intake.document;

import java.util.UUID;

/// @param sha256 64 lower-case hex digits
public record DocumentReceipt(UUID documentId, String sha256, long bytes) {}
