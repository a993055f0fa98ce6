package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.intake.decision.DecisionContent;
import dk.punktum.flagger.intake.decision.Urgency;
import dk.punktum.flagger.intake.version.CorrectableContent;
import java.time.LocalDate;
import java.util.UUID;

/// A decision that the rules have nothing against: everything is there and well-formed.
record AcceptedDecision(
        String caseNumber,
        LocalDate decisionDate,
        String legalGround,
        Measure measure,
        Proportionality proportionality,
        UUID documentId,
        String documentSha256,
        DecisionContent content,
        Urgency urgency) {

    CorrectableContent correctable() {
        return new CorrectableContent(
                content,
                proportionality.triedFirst(),
                proportionality.whyLessIsNotEnough(),
                proportionality.effectOnMailAndSubPages(),
                documentId,
                documentSha256);
    }
}
