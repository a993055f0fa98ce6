package dk.punktum.flagger.intake.portal.handin;

import dk.punktum.flagger.intake.IntakeLimits;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.agreement.AgreementFacts;
import dk.punktum.flagger.intake.correction.CorrectFlag;
import dk.punktum.flagger.intake.idempotency.GivenAnswers;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.version.FlagVersion;
import dk.punktum.flagger.intake.version.FlagVersions;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.UUID;

/// Corrects a flag as a person has written it, as a client of her authority would, and keeps who she is. The same form
/// sent twice is one correction. A form says all that can be corrected: what somebody else has corrected since it was
/// opened would be undone by it, and nothing is done then.
@ApplicationScoped
public class CorrectByHand {

    private final CorrectFlag correctFlag;
    private final FlagVersions versions;
    private final GivenAnswers answers;
    private final HandedIn handedIn;
    private final IntakeLimits limits;
    private final Clock clock;

    CorrectByHand(
            CorrectFlag correctFlag,
            FlagVersions versions,
            GivenAnswers answers,
            HandedIn handedIn,
            IntakeLimits limits,
            Clock clock) {
        this.correctFlag = correctFlag;
        this.versions = versions;
        this.answers = answers;
        this.handedIn = handedIn;
        this.limits = limits;
        this.clock = clock;
    }

    public sealed interface Outcome {
        record Tried(CorrectFlag.Outcome correcting) implements Outcome {}

        /// The flag says something else by now.
        record Overtaken() implements Outcome {}
    }

    /// @param version what the flag said when the form was opened
    /// @param content the whole flag as it is meant now, and the reason: JSON
    @Transactional
    public Outcome correct(
            UUID flagId,
            int version,
            AgreementFacts agreement,
            HandedIn.By by,
            IdempotencyKey key,
            byte[] content,
            Language language) {
        answers.claimInTurn(by.person(), key);
        versions.oneAtATime(flagId);
        boolean before = answers.find(by.person(), key).isPresent();
        if (!before && newest(flagId) != version) {
            return new Outcome.Overtaken();
        }
        JsonBody body = JsonBody.read(new ByteArrayInputStream(content), limits);
        CorrectFlag.Outcome outcome = correctFlag.correct(flagId, agreement, by.person(), key, body, language);
        if (!before && outcome instanceof CorrectFlag.Outcome.Corrected) {
            handedIn.keepCorrection(flagId, version + 1, by, content, clock.instant());
        }
        return new Outcome.Tried(outcome);
    }

    private int newest(UUID flagId) {
        return versions.newest(flagId).map(FlagVersion::version).orElse(1);
    }
}
