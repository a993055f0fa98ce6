package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DecidedBy;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.events.Verdict;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// A verdict; upheld by policy for 30 days unless the test says otherwise.
public final class CaseDecidedBuilder extends EventBuilder<CaseDecided, CaseDecidedBuilder> {

    private @Nullable DeclineReason declineReason;
    private Period period = Period.ofDays(30);
    private DecidedBy decidedBy = DecidedBy.POLICY;

    CaseDecidedBuilder() {}

    public CaseDecidedBuilder upheld() {
        declineReason = null;
        return this;
    }

    public CaseDecidedBuilder upheldFor(Period suspension) {
        period = suspension;
        return upheld();
    }

    public CaseDecidedBuilder declined(DeclineReason reason) {
        declineReason = reason;
        return this;
    }

    public CaseDecidedBuilder by(DecidedBy who) {
        decidedBy = who;
        return this;
    }

    @Override
    public CaseDecided build() {
        return new CaseDecided(
                caseId,
                caseNumber,
                flagId,
                domain,
                agreementId,
                legalGround,
                Measure.SUSPEND,
                declineReason == null ? Verdict.UPHELD : Verdict.DECLINED,
                declineReason,
                declineReason == null ? period : null,
                decidedBy,
                at);
    }

    @Override
    CaseDecidedBuilder self() {
        return this;
    }
}
