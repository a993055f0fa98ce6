package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.Agreements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/// Says what would come of a flag. The database itself refuses to write in this transaction.
@ApplicationScoped
class TryFlag {

    private final Agreements agreements;
    private final GatherFacts gatherFacts;
    private final Clock clock;

    TryFlag(Agreements agreements, GatherFacts gatherFacts, Clock clock) {
        this.agreements = agreements;
        this.gatherFacts = gatherFacts;
        this.clock = clock;
    }

    sealed interface Outcome {
        record Ruled(IntakeRuling ruling) implements Outcome {}

        record NoAgreement() implements Outcome {}
    }

    @Transactional
    Outcome attempt(String clientId, FlagSubmission submission) {
        agreements
                .getEntityManager()
                .createNativeQuery("set transaction read only")
                .executeUpdate();
        Optional<AgreementFacts> agreement = agreements.of(clientId);
        if (agreement.isEmpty()) {
            return new Outcome.NoAgreement();
        }
        return new Outcome.Ruled(
                IntakeRules.rule(gatherFacts.about(submission, agreement.get()), submission, clock.instant()));
    }
}
