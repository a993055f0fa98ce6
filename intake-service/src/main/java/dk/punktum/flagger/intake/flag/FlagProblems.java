package dk.punktum.flagger.intake.flag;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;
import static jakarta.ws.rs.core.Response.Status.CONFLICT;
import static jakarta.ws.rs.core.Response.Status.NOT_FOUND;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.Problems;
import dk.punktum.flagger.intake.Problems.FieldError;
import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.lookup.NameLook;
import dk.punktum.flagger.intake.supersession.FlagLink;
import dk.punktum.flagger.intake.wording.Wording;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Says in problem details why a flag is not taken.
final class FlagProblems {

    private static final int SECONDS_TO_WAIT = 1;
    private static final String DOMAINS = "domains";

    static HttpProblem inProgress() {
        return Problems.builder(CONFLICT, "request-in-progress", Wording.problem("request-in-progress"))
                .withHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                .build();
    }

    static HttpProblem keyReused() {
        return Problems.problem(Problems.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    }

    static HttpProblem unknown() {
        return Problems.problem(NOT_FOUND, "unknown-flag");
    }

    static HttpProblem caseNumberMissing() {
        return Problems.problem(BAD_REQUEST, "case-number-missing");
    }

    static HttpProblem of(IntakeRuling refusal) {
        return switch (refusal) {
            case IntakeRuling.AgreementNotInForce(var reason) -> CallersAgreement.notInForce(reason);
            case IntakeRuling.Faulty faulty -> faulty(faulty);
            case IntakeRuling.CaseNumberTaken(IntakeFacts.EarlierFlag by) ->
                Problems.builder(CONFLICT, "case-number-taken", Wording.problem("case-number-taken", by.flagNumber()))
                        .with("flagId", by.flagId())
                        .with("flagNumber", by.flagNumber())
                        .with("flag", FlagReceipt.Links.of(by.flagId()).self())
                        .build();
            case IntakeRuling.AlreadySuperseded(FlagLink by) ->
                Problems.builder(CONFLICT, "already-superseded", Wording.problem("already-superseded", by.flagNumber()))
                        .with("flagId", by.flagId())
                        .with("flagNumber", by.flagNumber())
                        .with("flag", by.flag())
                        .build();
            case IntakeRuling.NotWhole(List<DomainRuling> domains) ->
                Problems.builder(
                                Problems.UNPROCESSABLE_CONTENT,
                                "superseding-flag-not-whole",
                                Wording.problem("superseding-flag-not-whole"))
                        .with(
                                "errors",
                                domains.stream().flatMap(FlagProblems::error).toList())
                        .with(DOMAINS, domains)
                        .build();
            case IntakeRuling.NoDomainAccepted(List<DomainRuling> domains) ->
                Problems.builder(
                                Problems.UNPROCESSABLE_CONTENT,
                                "no-domain-accepted",
                                Wording.problem("no-domain-accepted"))
                        .with(
                                "errors",
                                domains.stream().flatMap(FlagProblems::error).toList())
                        .with(DOMAINS, domains)
                        .build();
            case IntakeRuling.WarningsNotAcknowledged(var missing, List<DomainRuling> domains) ->
                Problems.builder(
                                Problems.UNPROCESSABLE_CONTENT,
                                "warnings-not-acknowledged",
                                Wording.problem("warnings-not-acknowledged"))
                        .with(
                                "errors",
                                missing.stream().map(FlagProblems::error).toList())
                        .with(DOMAINS, domains)
                        .build();
            case IntakeRuling.Accepted _ -> throw new IllegalArgumentException("an accepted flag is no problem");
        };
    }

    /// A single cause names the problem; several go under one name, and `errors` tells them apart.
    private static HttpProblem faulty(IntakeRuling.Faulty faulty) {
        List<String> codes =
                faulty.errors().stream().map(FieldError::code).distinct().toList();
        String code = faulty.malformed() ? "flag-malformed" : codes.size() == 1 ? codes.getFirst() : "flag-refused";
        return Problems.builder(
                        faulty.malformed() ? BAD_REQUEST : Problems.UNPROCESSABLE_CONTENT,
                        code,
                        faulty.malformed() ? Wording.problem("flag-malformed") : Wording.problem("flag-refused"))
                .with("errors", faulty.errors())
                .with(DOMAINS, faulty.domains())
                .build();
    }

    private static FieldError error(IntakeRuling.Unacknowledged missing) {
        return new FieldError(
                "/domains/" + missing.position(),
                missing.warning().code(),
                missing.warning().wording());
    }

    /// The same problem, marked as what would be answered.
    static HttpProblem preview(HttpProblem problem) {
        return HttpProblem.builder(problem)
                .withHeader(Preference.APPLIED, Preference.DRY_RUN)
                .build();
    }

    /// With what others know of the names.
    static HttpProblem preview(IntakeRuling refusal, Map<DomainName, NameLook> looks) {
        HttpProblem problem = preview(of(refusal));
        return refusal.domains().isEmpty()
                ? problem
                : HttpProblem.builder(problem)
                        .with(DOMAINS, PreviewedName.of(refusal.domains(), looks))
                        .build();
    }

    private static Stream<FieldError> error(DomainRuling ruling) {
        return switch (ruling) {
            case DomainRuling.Accepted _ -> Stream.empty();
            case DomainRuling.Refused(int position, String _, DomainRefusal refusal, var _) ->
                Stream.of(new FieldError("/domains/" + position, refusal.code(), refusal.wording()));
        };
    }

    private FlagProblems() {}
}
