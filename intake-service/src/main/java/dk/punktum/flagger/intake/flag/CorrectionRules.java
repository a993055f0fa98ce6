package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.intake.Problems.FieldError;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a correction may not change: what the registry's verdict, a hold or its length rests on, and what
/// the flag is found by. That takes a new decision, which supersedes this one. No clock, no database.
final class CorrectionRules {

    /// What has to stay.
    ///
    /// @param domains the accepted names
    record Fixed(
            AcceptedDecision decision,
            Set<DomainName> domains,
            @Nullable UUID supersedes) {}

    static Stream<FieldError> objections(Fixed flag, Fixed correction) {
        AcceptedDecision then = flag.decision();
        AcceptedDecision now = correction.decision();
        return Stream.of(
                        fixed(then.caseNumber(), now.caseNumber(), "/caseNumber"),
                        fixed(then.decisionDate(), now.decisionDate(), "/decisionDate"),
                        fixed(then.legalGround(), now.legalGround(), "/legalGround"),
                        fixed(then.measure(), now.measure(), "/measure"),
                        fixed(then.urgency(), now.urgency(), "/urgency"),
                        fixed(flag.supersedes(), correction.supersedes(), "/supersedes"),
                        fixed(flag.domains(), correction.domains(), "/domains"))
                .flatMap(objections -> objections);
    }

    private static Stream<FieldError> fixed(@Nullable Object then, @Nullable Object now, String pointer) {
        return Objects.equals(then, now) ? Stream.empty() : Stream.of(FieldError.of(pointer, "not-correctable"));
    }

    private CorrectionRules() {}
}
