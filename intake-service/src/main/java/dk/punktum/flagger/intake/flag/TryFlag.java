package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.Agreements;
import dk.punktum.flagger.intake.quota.QuotaExceeded;
import dk.punktum.flagger.intake.quota.UseQuota;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Says what would come of a flag. The database itself refuses to write in this transaction.
@ApplicationScoped
public class TryFlag {

    private final Agreements agreements;
    private final GatherFacts gatherFacts;
    private final UseQuota useQuota;
    private final Clock clock;

    TryFlag(Agreements agreements, GatherFacts gatherFacts, UseQuota useQuota, Clock clock) {
        this.agreements = agreements;
        this.gatherFacts = gatherFacts;
        this.useQuota = useQuota;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Ruled(IntakeRuling ruling) implements Outcome {}

        record OverQuota(QuotaExceeded quota) implements Outcome {}

        record NoAgreement() implements Outcome {}
    }

    /// @param usedForMail those of its names that are known to be, asked before
    @Transactional
    public Outcome attempt(String clientId, FlagSubmission submission, Set<DomainName> usedForMail) {
        agreements
                .getEntityManager()
                .createNativeQuery("set transaction read only")
                .executeUpdate();
        Optional<AgreementFacts> agreement = agreements.of(clientId);
        if (agreement.isEmpty()) {
            return new Outcome.NoAgreement();
        }
        Instant now = clock.instant();
        IntakeRuling ruling =
                IntakeRules.rule(gatherFacts.about(submission, agreement.get(), usedForMail), submission, now);
        Optional<QuotaExceeded> overQuota = ruling instanceof IntakeRuling.Accepted(var _, var domains)
                ? useQuota.exceeded(agreement.get().id(), DomainRuling.accepted(domains), now)
                : Optional.empty();
        return overQuota.<Outcome>map(Outcome.OverQuota::new).orElseGet(() -> new Outcome.Ruled(ruling));
    }
}
