package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.registry.Refusal;

/// What the rules say about a change of an agreement.
sealed interface ChangeRuling {

    record Allowed() implements ChangeRuling {}

    record Refused(Refusal refusal) implements ChangeRuling {}
}
