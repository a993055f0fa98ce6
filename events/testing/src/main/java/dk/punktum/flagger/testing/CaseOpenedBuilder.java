package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.CaseOpened;

/// A case that was opened.
public final class CaseOpenedBuilder extends EventBuilder<CaseOpened, CaseOpenedBuilder> {

    CaseOpenedBuilder() {}

    @Override
    public CaseOpened build() {
        return new CaseOpened(caseId, caseNumber, flagId, domain, agreementId, legalGround, at);
    }

    @Override
    CaseOpenedBuilder self() {
        return this;
    }
}
