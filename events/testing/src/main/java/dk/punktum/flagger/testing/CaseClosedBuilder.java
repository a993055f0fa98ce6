package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CloseCause;

/// A case that is over.
public final class CaseClosedBuilder extends EventBuilder<CaseClosed, CaseClosedBuilder> {

    private CloseCause cause = CloseCause.WITHDRAWN;

    CaseClosedBuilder() {}

    public CaseClosedBuilder withdrawn() {
        cause = CloseCause.WITHDRAWN;
        return this;
    }

    public CaseClosedBuilder reversed() {
        cause = CloseCause.REVERSED;
        return this;
    }

    public CaseClosedBuilder annulled() {
        cause = CloseCause.ANNULLED;
        return this;
    }

    @Override
    public CaseClosed build() {
        return new CaseClosed(caseId, caseNumber, flagId, domain, agreementId, cause, at);
    }

    @Override
    CaseClosedBuilder self() {
        return this;
    }
}
