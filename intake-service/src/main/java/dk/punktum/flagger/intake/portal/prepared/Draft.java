package dk.punktum.flagger.intake.portal.prepared;

import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import org.jspecify.annotations.Nullable;

/// What a person hands over to be approved.
///
/// @param key          of the form that it comes from: sent twice, it is kept once
/// @param content      what is sent when it is approved, byte for byte in UTF-8: JSON
/// @param documentName what the file is called that was uploaded with it; empty when none was
/// @param insteadOf    the id of what was returned, and this stands for now; empty or nonsense when nothing was
/// @param correction   null for a flag
public record Draft(
        IdempotencyKey key,
        String content,
        String documentName,
        String insteadOf,
        @Nullable PreparedCorrection correction) {}
