package dk.punktum.flagger.registry.hearing;

import dk.punktum.flagger.registry.Problems.FieldError;
import dk.punktum.flagger.registry.Refusal;
import java.time.LocalDate;
import java.util.List;

/// What the rules say about the opening of a hearing.
public sealed interface HearingRuling {

    record Open(LocalDate deadline, List<String> invited) implements HearingRuling {}

    /// Everything that is wrong, at once.
    record Faulty(List<FieldError> errors) implements HearingRuling {}

    record Refused(Refusal refusal) implements HearingRuling {}
}
