package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealDecided;
import dk.punktum.flagger.events.AppealOutcome;

/// An appeal that has ended; in vain unless the test says otherwise.
public final class AppealDecidedBuilder extends EventBuilder<AppealDecided, AppealDecidedBuilder> {

    private AppealBody body = AppealBody.COMPLAINTS_BOARD;
    private AppealOutcome outcome = AppealOutcome.UPHELD;

    AppealDecidedBuilder() {}

    public AppealDecidedBuilder by(AppealBody dealingWithIt) {
        body = dealingWithIt;
        return this;
    }

    public AppealDecidedBuilder with(AppealOutcome result) {
        outcome = result;
        return this;
    }

    @Override
    public AppealDecided build() {
        return new AppealDecided(caseId, caseNumber, flagId, domain, agreementId, body, outcome, at);
    }

    @Override
    AppealDecidedBuilder self() {
        return this;
    }
}
