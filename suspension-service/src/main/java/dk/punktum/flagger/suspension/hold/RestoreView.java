package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.RegisterPart;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was found in the register before the last hold was lifted.
///
/// @param changedMeanwhile the parts that somebody had changed: they were left as they were
record RestoreView(
        @Schema(examples = "CHANGED_MEANWHILE") RestoreOutcome outcome,
        @Schema(examples = "[\"NAME_SERVERS\"]") List<RegisterPart> changedMeanwhile) {}
