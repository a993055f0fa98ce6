package dk.punktum.flagger.intake.portal.prepared;

import java.util.Set;
import java.util.UUID;

/// What a correction was written against.
///
/// @param version  what the flag said then; the correction is the next one
/// @param happened what had come of the flag's names by then
public record PreparedCorrection(UUID flagId, int version, Set<Happened> happened) {

    public PreparedCorrection {
        happened = Set.copyOf(happened);
    }
}
