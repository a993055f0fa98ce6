package dk.punktum.flagger.intake.portal.handin;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.flag.FlagSubmission;
import dk.punktum.flagger.intake.flag.SubmitFlag;
import dk.punktum.flagger.intake.idempotency.GivenAnswers;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.wording.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;

/// Hands in what a person has written, as a client of her authority would, and keeps who she is. The same form sent
/// twice is one flag: the second sending waits for the first, and gets the same answer.
@ApplicationScoped
public class HandIn {

    private final GivenAnswers answers;
    private final SubmitFlag submitFlag;
    private final HandedIn handedIn;
    private final Clock clock;

    HandIn(GivenAnswers answers, SubmitFlag submitFlag, HandedIn handedIn, Clock clock) {
        this.answers = answers;
        this.submitFlag = submitFlag;
        this.handedIn = handedIn;
        this.clock = clock;
    }

    /// @param authority   a client id of the agreement
    /// @param content     what `flag` was read from
    /// @param usedForMail those of its names that are known to be, asked before
    @Transactional
    public SubmitFlag.Outcome handIn(
            String authority,
            HandedIn.By by,
            IdempotencyKey key,
            JsonBody flag,
            byte[] content,
            Set<DomainName> usedForMail,
            Language language) {
        answers.claimInTurn(authority, key);
        SubmitFlag.Outcome outcome = submitFlag.submit(
                authority,
                key,
                flag.fingerprint(),
                flag.contentSha256(),
                FlagSubmission.read(flag.object()),
                usedForMail,
                language);
        if (outcome instanceof SubmitFlag.Outcome.Accepted(var answer, var _, var _)) {
            handedIn.keep(answer.flagId(), by, content, clock.instant());
        }
        return outcome;
    }
}
