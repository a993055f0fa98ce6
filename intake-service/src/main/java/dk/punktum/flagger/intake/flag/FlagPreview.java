package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.intake.decision.ContentRules;
import dk.punktum.flagger.intake.decision.Urgency;
import dk.punktum.flagger.intake.wording.Language;
import java.util.List;

/// What would come of a flag, name by name, if it were handed in now.
record FlagPreview(String caseNumber, Measure measure, int durationDays, Urgency urgency, List<DomainResult> domains) {

    static FlagPreview of(AcceptedDecision decision, List<PreviewedName> domains, Language language) {
        return new FlagPreview(
                decision.caseNumber(),
                decision.measure(),
                ContentRules.DAYS,
                decision.urgency(),
                domains.stream().map(name -> name.in(language)).toList());
    }
}
