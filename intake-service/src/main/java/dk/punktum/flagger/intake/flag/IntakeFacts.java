package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.document.DocumentFacts;
import dk.punktum.flagger.intake.supersession.EarlierDecision;
import dk.punktum.flagger.intake.warning.WarningFacts;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the rules need to know besides the submission itself.
///
/// @param document         the one that the submission names, if it was handed in under the same agreement
/// @param earlierFlag      the flag that has this case number already
/// @param superseded       the one that the submission wants to supersede, if the authority has it
record IntakeFacts(
        AgreementFacts agreement,
        @Nullable DocumentFacts document,
        @Nullable EarlierFlag earlierFlag,
        @Nullable EarlierDecision superseded,
        WarningFacts warnings) {

    /// Of a flag that is there already: it has its case number, its names are known, and what it superseded
    /// is settled.
    IntakeFacts ofCorrection() {
        return new IntakeFacts(agreement, document, null, new EarlierDecision(false, null), WarningFacts.NONE);
    }

    record EarlierFlag(UUID flagId, String flagNumber) {}
}
