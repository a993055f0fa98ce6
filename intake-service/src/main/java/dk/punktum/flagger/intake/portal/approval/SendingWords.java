package dk.punktum.flagger.intake.portal.approval;

import dk.punktum.flagger.intake.agreement.CallersAgreement;
import dk.punktum.flagger.intake.flag.DomainRuling;
import dk.punktum.flagger.intake.flag.IntakeRuling;
import dk.punktum.flagger.intake.portal.Phrases;
import java.util.List;
import java.util.stream.Stream;

/// Says why what was sound when it was prepared can not be sent now.
final class SendingWords {

    static List<String> of(IntakeRuling refusal, Phrases t) {
        return switch (refusal) {
            case IntakeRuling.AgreementNotInForce(var reason) -> throw CallersAgreement.notInForce(reason);
            case IntakeRuling.Faulty(boolean _, var errors, var _) ->
                errors.stream()
                        .map(error -> error.wording().in(t.language()))
                        .distinct()
                        .toList();
            case IntakeRuling.CaseNumberTaken earlier -> List.of(t.of("new.case-number-taken", earlier.flagNumber()));
            case IntakeRuling.NoDomainAccepted(List<DomainRuling> domains) ->
                domains.stream().flatMap(domain -> left(domain, t)).toList();
            case IntakeRuling.WarningsNotAcknowledged _ -> List.of(t.of("approval.new-warnings"));
            case IntakeRuling.AlreadySuperseded(var by) -> List.of(t.of("new.already-superseded", by.flagNumber()));
            case IntakeRuling.NotWhole(List<DomainRuling> domains) ->
                Stream.concat(Stream.of(t.of("new.not-whole")), domains.stream().flatMap(domain -> left(domain, t)))
                        .toList();
            case IntakeRuling.Accepted _ -> List.of();
        };
    }

    private static Stream<String> left(DomainRuling domain, Phrases t) {
        var result = domain.in(t.language());
        return Stream.ofNullable(result.detail()).map(detail -> "%s: %s".formatted(result.typed(), detail));
    }

    private SendingWords() {}
}
