package dk.punktum.flagger.intake.portal.approval;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.correction.CorrectFlag;
import dk.punktum.flagger.intake.flag.ReadFlags;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.portal.handin.CorrectByHand;
import dk.punktum.flagger.intake.portal.handin.HandedIn;
import dk.punktum.flagger.intake.portal.prepared.ApprovalRules;
import dk.punktum.flagger.intake.portal.prepared.Happened;
import dk.punktum.flagger.intake.portal.prepared.Prepared;
import dk.punktum.flagger.intake.portal.prepared.PreparedCorrection;
import dk.punktum.flagger.intake.portal.prepared.PreparedFlags;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Corrects a flag as another person has prepared it. One transaction: that it is another is asked again, that nothing
/// came of the flag since is asked again, it is corrected, and is known to be; or nothing of it. Approved twice, it is
/// one version.
@ApplicationScoped
class ApproveCorrection {

    private static final Logger LOG = Logger.getLogger(ApproveCorrection.class);

    private final PreparedFlags preparedFlags;
    private final ReadFlags readFlags;
    private final CorrectByHand correctByHand;
    private final Clock clock;

    ApproveCorrection(PreparedFlags preparedFlags, ReadFlags readFlags, CorrectByHand correctByHand, Clock clock) {
        this.preparedFlags = preparedFlags;
        this.readFlags = readFlags;
        this.correctByHand = correctByHand;
        this.clock = clock;
    }

    sealed interface Outcome {
        /// What came of correcting; it still waits, unless that was taken.
        record Tried(CorrectByHand.Outcome correcting) implements Outcome {}

        /// Something came of the flag that who wrote it did not know of; it still waits.
        record NotKnownThen() implements Outcome {}

        record NotAllowed(ApprovalRules.Ruling ruling) implements Outcome {}
    }

    /// @param by who approves
    /// @return empty for another agreement's, and for a flag
    @Transactional
    Optional<Outcome> approve(UUID id, AgreementFacts agreement, String by, Language language) {
        return preparedFlags
                .toDecide(id, agreement.id())
                .flatMap(prepared -> Optional.ofNullable(prepared.correction())
                        .map(correction -> switch (ApprovalRules.approve(prepared, by)) {
                            case ApprovalRules.Ruling.Allowed() ->
                                correct(prepared, correction, agreement, by, language);
                            case ApprovalRules.Ruling refusal -> new Outcome.NotAllowed(refusal);
                        }));
    }

    private Outcome correct(
            Prepared prepared, PreparedCorrection correction, AgreementFacts agreement, String by, Language language) {
        List<Happened> since = Happened.since(
                correction.happened(),
                readFlags
                        .own(correction.flagId(), agreement, language)
                        .map(Happened::to)
                        .orElse(Set.of()));
        if (!since.isEmpty()) {
            return new Outcome.NotKnownThen();
        }
        CorrectByHand.Outcome outcome = correctByHand.correct(
                correction.flagId(),
                correction.version(),
                agreement,
                new HandedIn.By(prepared.preparedBy(), by, true),
                new IdempotencyKey("prepared:" + prepared.id()),
                prepared.bytes(),
                language);
        if (outcome instanceof CorrectByHand.Outcome.Tried(CorrectFlag.Outcome.Corrected _)) {
            preparedFlags.approve(prepared.id(), by, correction.flagId(), clock.instant());
            LOG.infof(
                    "%s is approved: version %d of flag %s",
                    prepared.id(), correction.version() + 1, correction.flagId());
        }
        return new Outcome.Tried(outcome);
    }
}
