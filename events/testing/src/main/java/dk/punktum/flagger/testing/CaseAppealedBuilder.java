package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.CaseAppealed;

/// A verdict that is before the Complaints Board, unless the test says otherwise.
public final class CaseAppealedBuilder extends EventBuilder<CaseAppealed, CaseAppealedBuilder> {

    private AppealBody body = AppealBody.COMPLAINTS_BOARD;

    CaseAppealedBuilder() {}

    public CaseAppealedBuilder before(AppealBody dealingWithIt) {
        body = dealingWithIt;
        return this;
    }

    @Override
    public CaseAppealed build() {
        return new CaseAppealed(caseId, caseNumber, flagId, domain, agreementId, body, at);
    }

    @Override
    CaseAppealedBuilder self() {
        return this;
    }
}
