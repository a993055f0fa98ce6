package dk.punktum.flagger.intake.correction;

import java.util.UUID;

/// What a correction would come to.
record CorrectionPreview(UUID flagId, int version) {}
