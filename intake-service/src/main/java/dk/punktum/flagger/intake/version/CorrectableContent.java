package dk.punktum.flagger.intake.version;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dk.punktum.flagger.intake.decision.DecisionContent;
import java.util.UUID;

/// What of a flag can be corrected: nothing that the registry's verdict or a hold rests on.
///
/// @param documentSha256 64 lower-case hex digits
public record CorrectableContent(
        @JsonUnwrapped DecisionContent content,
        String triedFirst,
        String whyLessIsNotEnough,
        String effectOnMailAndSubPages,
        UUID documentId,
        String documentSha256) {}
