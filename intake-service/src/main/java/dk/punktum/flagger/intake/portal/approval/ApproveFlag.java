package dk.punktum.flagger.intake.portal.approval;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.flag.SubmitFlag;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.portal.handin.HandIn;
import dk.punktum.flagger.intake.portal.handin.HandedIn;
import dk.punktum.flagger.intake.portal.prepared.ApprovalRules;
import dk.punktum.flagger.intake.portal.prepared.Prepared;
import dk.punktum.flagger.intake.portal.prepared.PreparedFlags;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Sends what another person has prepared. One transaction: that it is another is asked again, it is sent, and
/// is known to be; or nothing of it. Approved twice, it is sent once.
@ApplicationScoped
class ApproveFlag {

    private static final Logger LOG = Logger.getLogger(ApproveFlag.class);

    private final PreparedFlags preparedFlags;
    private final HandIn handIn;
    private final IntakeLimits limits;
    private final Clock clock;

    ApproveFlag(PreparedFlags preparedFlags, HandIn handIn, IntakeLimits limits, Clock clock) {
        this.preparedFlags = preparedFlags;
        this.handIn = handIn;
        this.limits = limits;
        this.clock = clock;
    }

    sealed interface Outcome {
        /// What came of sending it; it still waits, unless that was taken.
        record Tried(SubmitFlag.Outcome sending) implements Outcome {}

        record NotAllowed(ApprovalRules.Ruling ruling) implements Outcome {}
    }

    /// @param authority   a client id of the agreement
    /// @param by          who approves
    /// @param usedForMail those of its names that are known to be, asked before
    /// @return empty for another agreement's, and for a correction
    @Transactional
    Optional<Outcome> approve(
            UUID id,
            AgreementFacts agreement,
            String authority,
            String by,
            Set<DomainName> usedForMail,
            Language language) {
        return preparedFlags
                .toDecide(id, agreement.id())
                .filter(Prepared::isFlag)
                .map(prepared -> switch (ApprovalRules.approve(prepared, by)) {
                    case ApprovalRules.Ruling.Allowed() ->
                        new Outcome.Tried(send(prepared, authority, by, usedForMail, language));
                    case ApprovalRules.Ruling refusal -> new Outcome.NotAllowed(refusal);
                });
    }

    private SubmitFlag.Outcome send(
            Prepared prepared, String authority, String by, Set<DomainName> usedForMail, Language language) {
        byte[] content = prepared.bytes();
        SubmitFlag.Outcome outcome = handIn.handIn(
                authority,
                new HandedIn.By(prepared.preparedBy(), by, true),
                new IdempotencyKey("prepared:" + prepared.id()),
                JsonBody.read(new ByteArrayInputStream(content), limits),
                content,
                usedForMail,
                language);
        if (outcome instanceof SubmitFlag.Outcome.Accepted(var answer, var _, var _)) {
            preparedFlags.approve(prepared.id(), by, answer.flagId(), clock.instant());
            LOG.infof("%s is approved: flag %s", prepared.id(), answer.flagId());
        }
        return outcome;
    }
}
