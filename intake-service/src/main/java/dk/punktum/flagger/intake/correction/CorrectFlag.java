package dk.punktum.flagger.intake.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.flag.Flag;
import dk.punktum.flagger.intake.flag.JudgeCorrection;
import dk.punktum.flagger.intake.flag.JudgeCorrection.Judgement;
import dk.punktum.flagger.intake.idempotency.GivenAnswer;
import dk.punktum.flagger.intake.idempotency.GivenAnswers;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.receipt.SignReceipt;
import dk.punktum.flagger.intake.sandbox.FlagEvents;
import dk.punktum.flagger.intake.sandbox.Sandboxes;
import dk.punktum.flagger.intake.version.CorrectableContent;
import dk.punktum.flagger.intake.version.FlagVersion;
import dk.punktum.flagger.intake.version.FlagVersions;
import dk.punktum.flagger.intake.wording.Language;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Adds a version to what a flag says, or gives the answer again that it was given before. One transaction:
/// the version, the answer and the events, or nothing at all.
@ApplicationScoped
public class CorrectFlag {

    private static final Logger LOG = Logger.getLogger(CorrectFlag.class);
    private static final int CREATED = 201;

    private final GivenAnswers answers;
    private final JudgeCorrection judgeCorrection;
    private final FlagVersions versions;
    private final SignReceipt signReceipt;
    private final FlagEvents events;
    private final Sandboxes sandboxes;
    private final ObjectMapper json;
    private final Clock clock;

    CorrectFlag(
            GivenAnswers answers,
            JudgeCorrection judgeCorrection,
            FlagVersions versions,
            SignReceipt signReceipt,
            FlagEvents events,
            Sandboxes sandboxes,
            ObjectMapper json,
            Clock clock) {
        this.answers = answers;
        this.judgeCorrection = judgeCorrection;
        this.versions = versions;
        this.signReceipt = signReceipt;
        this.events = events;
        this.sandboxes = sandboxes;
        this.json = json;
        this.clock = clock;
    }

    public sealed interface Outcome {
        /// Now or before.
        record Corrected(GivenAnswer answer) implements Outcome {}

        record Refused(HttpProblem problem) implements Outcome {}

        /// The same request is being worked on.
        record InProgress() implements Outcome {}

        /// The key belongs to another request.
        record KeyReused() implements Outcome {}
    }

    @Transactional
    public Outcome correct(
            UUID flagId,
            AgreementFacts agreement,
            String clientId,
            IdempotencyKey key,
            JsonBody body,
            Language language) {
        if (!answers.claim(clientId, key)) {
            return new Outcome.InProgress();
        }
        String fingerprint = body.fingerprintFor("correction of " + flagId);
        Optional<GivenAnswer> earlier = answers.find(clientId, key);
        if (earlier.isPresent()) {
            return earlier.get().fingerprint().equals(fingerprint)
                    ? new Outcome.Corrected(earlier.get())
                    : new Outcome.KeyReused();
        }
        versions.oneAtATime(flagId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (judgeCorrection.judge(flagId, agreement, body.object(), now)) {
            case Judgement.Refused(HttpProblem problem) -> new Outcome.Refused(problem);
            case Judgement.Allowed(Flag flag, int number, String reason, CorrectableContent content) -> {
                FlagVersion version = new FlagVersion(
                        number,
                        now,
                        reason,
                        body.contentSha256(),
                        signReceipt.signCorrection(flag.claims(body.contentSha256(), sandboxes.mark(agreement.id()))
                                .ofCorrection(number, now, content.documentSha256())),
                        content);
                versions.keep(flagId, agreement.id(), clientId, version);
                var answer = new GivenAnswer(
                        flagId,
                        fingerprint,
                        CREATED,
                        language,
                        written(CorrectionReceipt.of(flagId, flag.number(), version)));
                answers.keep(clientId, key, answer, number, now);
                flag.corrected(number, content.documentSha256(), now)
                        .forEach(event -> events.publish(event, flagId, agreement.id()));
                LOG.infof("flag %s corrected: version %d", flagId, number);
                yield new Outcome.Corrected(answer);
            }
        };
    }

    private byte[] written(CorrectionReceipt receipt) {
        try {
            return json.writeValueAsBytes(receipt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt can always be written", e);
        }
    }
}
