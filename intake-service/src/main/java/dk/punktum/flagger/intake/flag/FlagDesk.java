package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.JsonBody;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.idempotency.GivenAnswer;
import dk.punktum.flagger.intake.idempotency.IdempotencyKey;
import dk.punktum.flagger.intake.lookup.LookAtNames;
import dk.punktum.flagger.intake.lookup.NameLook;
import dk.punktum.flagger.intake.quota.QuotaExceeded;
import dk.punktum.flagger.intake.quota.QuotaStanding;
import dk.punktum.flagger.intake.quota.RateLimit;
import dk.punktum.flagger.intake.wording.Language;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Says in HTTP what came of a flag, or would come of it.
@ApplicationScoped
class FlagDesk {

    private final SubmitFlag submitFlag;
    private final TryFlag tryFlag;
    private final LookAtNames lookAtNames;
    private final FlagFigures figures;

    FlagDesk(SubmitFlag submitFlag, TryFlag tryFlag, LookAtNames lookAtNames, FlagFigures figures) {
        this.submitFlag = submitFlag;
        this.tryFlag = tryFlag;
        this.lookAtNames = lookAtNames;
        this.figures = figures;
    }

    /// @throws HttpProblem when it is not taken
    Response take(String clientId, IdempotencyKey key, JsonBody flag, Language language) {
        FlagSubmission submission = FlagSubmission.read(flag.object());
        SubmitFlag.Outcome outcome = submitFlag.submit(
                clientId,
                key,
                flag.fingerprint(),
                flag.contentSha256(),
                submission,
                lookAtNames.usedForMail(clientId, submission.names()),
                language);
        figures.count(outcome);
        return answer(outcome);
    }

    /// Counted nowhere: nothing was handed in.
    ///
    /// @throws HttpProblem when it would not be taken
    Response preview(String clientId, JsonBody flag, Language language) {
        FlagSubmission submission = FlagSubmission.read(flag.object());
        Map<DomainName, NameLook> looks = lookAtNames.all(clientId, submission.names());
        return switch (tryFlag.attempt(clientId, submission, NameLook.usedForMail(looks))) {
            case TryFlag.Outcome.NoAgreement() -> throw FlagProblems.preview(CallersAgreement.none());
            case TryFlag.Outcome.OverQuota(QuotaExceeded quota) ->
                throw FlagProblems.preview(RateLimit.exceeded(quota));
            case TryFlag.Outcome.Ruled(IntakeRuling.Accepted(var decision, var domains)) ->
                Response.ok(FlagPreview.of(decision, PreviewedName.of(domains, looks), language))
                        .header(Preference.APPLIED, Preference.DRY_RUN)
                        .build();
            case TryFlag.Outcome.Ruled(IntakeRuling refusal) -> throw FlagProblems.preview(refusal, looks);
        };
    }

    private static Response answer(SubmitFlag.Outcome outcome) {
        return switch (outcome) {
            case SubmitFlag.Outcome.Accepted(GivenAnswer answer, var _, List<QuotaStanding> quotaLeft) ->
                RateLimit.Fields.of(quotaLeft).on(answer(answer));
            case SubmitFlag.Outcome.Repeated(GivenAnswer answer) -> answer(answer);
            case SubmitFlag.Outcome.Refused(IntakeRuling ruling) -> throw FlagProblems.of(ruling);
            case SubmitFlag.Outcome.OverQuota(QuotaExceeded quota) -> throw RateLimit.exceeded(quota);
            case SubmitFlag.Outcome.InProgress() -> throw FlagProblems.inProgress();
            case SubmitFlag.Outcome.KeyReused() -> throw FlagProblems.keyReused();
            case SubmitFlag.Outcome.NoAgreement() -> throw CallersAgreement.none();
        };
    }

    private static Response answer(GivenAnswer answer) {
        return Response.status(answer.status())
                .location(URI.create(FlagReceipt.Links.of(answer.flagId()).self()))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, answer.language().tag())
                .entity(answer.body())
                .build();
    }
}
