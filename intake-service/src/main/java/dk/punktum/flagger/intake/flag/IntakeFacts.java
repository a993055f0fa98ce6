package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.document.DocumentFacts;
import dk.punktum.flagger.intake.warning.WarningFacts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the rules need to know besides the submission itself.
///
/// @param document         the one that the submission names, if it was handed in under the same agreement
/// @param earlierFlag      the flag that has this case number already
record IntakeFacts(
        AgreementFacts agreement,
        @Nullable DocumentFacts document,
        @Nullable EarlierFlag earlierFlag,
        WarningFacts warnings) {

    record EarlierFlag(UUID flagId, String flagNumber) {}
}
