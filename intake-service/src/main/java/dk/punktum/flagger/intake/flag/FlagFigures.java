package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.IntakeFigures;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.flag.SubmitFlag.Outcome;
import dk.punktum.flagger.intake.quota.QuotaExceeded;
import dk.punktum.flagger.intake.quota.RateLimit;
import dk.punktum.flagger.intake.quota.UseQuota;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Counts what comes of flags, whichever way they are handed in.
@ApplicationScoped
public class FlagFigures {

    private final IntakeFigures figures;
    private final UseQuota useQuota;

    FlagFigures(IntakeFigures figures, UseQuota useQuota) {
        this.figures = figures;
        this.useQuota = useQuota;
    }

    public void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted(var _, List<DomainRuling> domains, var _) -> {
                figures.flagAccepted();
                domains.forEach(this::count);
            }
            case Outcome.Repeated _ -> figures.flagRepeated();
            case Outcome.Refused(IntakeRuling ruling) -> figures.flagRefused(FlagProblems.of(ruling));
            case Outcome.OverQuota(QuotaExceeded quota) -> {
                useQuota.refused(quota);
                figures.flagRefused(RateLimit.exceeded(quota));
            }
            case Outcome.InProgress() -> figures.flagRefused(FlagProblems.inProgress());
            case Outcome.KeyReused() -> figures.flagRefused(FlagProblems.keyReused());
            case Outcome.NoAgreement() -> figures.flagRefused(CallersAgreement.none());
        }
    }

    private void count(DomainRuling ruling) {
        switch (ruling) {
            case DomainRuling.Accepted _ -> figures.domainAccepted();
            case DomainRuling.Refused refused ->
                figures.domainRefused(refused.refusal().code());
        }
    }
}
