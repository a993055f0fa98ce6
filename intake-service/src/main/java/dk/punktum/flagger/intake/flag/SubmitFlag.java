package dk.punktum.flagger.intake.flag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.agreement.Agreements;
import dk.punktum.flagger.intake.decision.ClockLimits;
import dk.punktum.flagger.intake.idempotency.GivenAnswer;
import dk.punktum.flagger.intake.idempotency.GivenAnswers;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.quota.QuotaExceeded;
import dk.punktum.flagger.intake.quota.QuotaStanding;
import dk.punktum.flagger.intake.quota.UseQuota;
import dk.punktum.flagger.intake.receipt.SignReceipt;
import dk.punktum.flagger.intake.sandbox.FlagEvents;
import dk.punktum.flagger.intake.sandbox.Sandboxes;
import dk.punktum.flagger.intake.supersession.SupersedeFlag;
import dk.punktum.flagger.intake.supersession.Supersessions;
import dk.punktum.flagger.intake.wording.Language;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Takes in a flag, or gives the answer again that it was given before. One transaction: the flag, the
/// answer and the events, or nothing at all.
@ApplicationScoped
public class SubmitFlag {

    private static final Logger LOG = Logger.getLogger(SubmitFlag.class);
    static final int ACCEPTED = 202;

    private final GivenAnswers answers;
    private final Agreements agreements;
    private final GatherFacts gatherFacts;
    private final Flags flags;
    private final UseQuota useQuota;
    private final SignReceipt signReceipt;
    private final Supersessions supersessions;
    private final SupersedeFlag supersedeFlag;
    private final FlagEvents events;
    private final Sandboxes sandboxes;
    private final ObjectMapper json;
    private final ClockLimits clocks;
    private final Clock clock;

    SubmitFlag(
            GivenAnswers answers,
            Agreements agreements,
            GatherFacts gatherFacts,
            Flags flags,
            UseQuota useQuota,
            SignReceipt signReceipt,
            Supersessions supersessions,
            SupersedeFlag supersedeFlag,
            FlagEvents events,
            Sandboxes sandboxes,
            ObjectMapper json,
            ClockLimits clocks,
            Clock clock) {
        this.answers = answers;
        this.agreements = agreements;
        this.gatherFacts = gatherFacts;
        this.flags = flags;
        this.useQuota = useQuota;
        this.signReceipt = signReceipt;
        this.supersessions = supersessions;
        this.supersedeFlag = supersedeFlag;
        this.events = events;
        this.sandboxes = sandboxes;
        this.json = json;
        this.clocks = clocks;
        this.clock = clock;
    }

    public sealed interface Outcome {
        /// @param domains   what came of each name
        /// @param quotaLeft when this flag is counted
        record Accepted(GivenAnswer answer, List<DomainRuling> domains, List<QuotaStanding> quotaLeft)
                implements Outcome {}

        /// Handed in before: the same answer.
        record Repeated(GivenAnswer answer) implements Outcome {}

        record Refused(IntakeRuling ruling) implements Outcome {}

        /// Nothing is against it but that so much was handed in already.
        record OverQuota(QuotaExceeded quota) implements Outcome {}

        /// The same request is being worked on.
        record InProgress() implements Outcome {}

        /// The key belongs to another request.
        record KeyReused() implements Outcome {}

        record NoAgreement() implements Outcome {}
    }

    /// @param fingerprint   the same for the same request
    /// @param contentSha256 of what was sent, byte for byte
    /// @param usedForMail   those of its names that are known to be, asked before
    /// @param language      of the receipt, when there is none yet
    @Transactional
    public Outcome submit(
            String clientId,
            IdempotencyKey key,
            String fingerprint,
            String contentSha256,
            FlagSubmission submission,
            Set<DomainName> usedForMail,
            Language language) {
        if (!answers.claim(clientId, key)) {
            return new Outcome.InProgress();
        }
        Optional<GivenAnswer> earlier = answers.find(clientId, key);
        if (earlier.isPresent()) {
            return earlier.get().fingerprint().equals(fingerprint)
                    ? new Outcome.Repeated(earlier.get())
                    : new Outcome.KeyReused();
        }
        Optional<AgreementFacts> agreement = agreements.of(clientId);
        if (agreement.isEmpty()) {
            return new Outcome.NoAgreement();
        }
        if (submission.caseNumber() != null) {
            flags.oneAtATime(agreement.get(), submission.caseNumber());
        }
        if (submission.supersedes() != null) {
            supersessions.oneAtATime(submission.supersedes());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (IntakeRules.rule(gatherFacts.about(submission, agreement.get(), usedForMail), submission, now)) {
            case IntakeRuling.Accepted(AcceptedDecision decision, List<DomainRuling> domains) -> {
                Optional<QuotaExceeded> early =
                        useQuota.exceeded(agreement.get().id(), DomainRuling.accepted(domains), now);
                if (early.isPresent()) {
                    yield new Outcome.OverQuota(early.get());
                }
                Flag flag = Flag.receive(
                        Uuid7.next(),
                        flags.nextNumber(now),
                        agreement.get().id(),
                        clientId,
                        decision,
                        domains,
                        clocks.deadlines(decision.urgency(), now),
                        now);
                flags.persistAndFlush(flag);
                String signed = signReceipt.sign(flag.claims(contentSha256, sandboxes.mark(flag.agreementId())));
                var answer = new GivenAnswer(
                        flag.id(),
                        fingerprint,
                        ACCEPTED,
                        language,
                        written(flag.receipt(domains, language, signed, sandboxes.mark(flag.agreementId()))));
                answers.keep(clientId, key, answer, now);
                if (submission.supersedes() != null) {
                    supersedeFlag.supersede(submission.supersedes(), flag.id(), flag.domains());
                }
                flag.received(submission.supersedes())
                        .forEach(event -> events.publish(event, flag.id(), flag.agreementId()));
                // Last: from here on the agreement's flags wait for each other.
                UseQuota.Settled settled =
                        useQuota.settle(agreement.get().id(), flag.domains().size(), now);
                if (settled.exceeded().isPresent()) {
                    QuarkusTransaction.setRollbackOnly();
                    yield new Outcome.OverQuota(settled.exceeded().get());
                }
                LOG.infof(
                        "flag %s (%s) received: %d of %d names accepted",
                        flag.id(), flag.number(), flag.domains().size(), domains.size());
                yield new Outcome.Accepted(answer, domains, settled.left());
            }
            case IntakeRuling refusal -> new Outcome.Refused(refusal);
        };
    }

    private byte[] written(FlagReceipt receipt) {
        try {
            return json.writeValueAsBytes(receipt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt can always be written", e);
        }
    }
}
