package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.registry.Problems.FieldError;
import java.util.List;

/// What the rules say about a draft.
sealed interface DraftRuling {

    record Sound(AgreementTerms terms) implements DraftRuling {}

    /// Everything that is wrong, at once.
    record Faulty(List<FieldError> errors) implements DraftRuling {}
}
