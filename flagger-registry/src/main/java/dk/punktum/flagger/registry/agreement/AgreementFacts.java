package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.registry.criterion.Criterion;
import dk.punktum.flagger.registry.hearing.HearingState;
import java.util.Set;

/// What the rules need to know of an agreement.
///
/// @param signedOff  the criteria of which a second person has approved the evidence
/// @param preparedBy who drafted it, evidenced a criterion, or added a client that is not confirmed
record AgreementFacts(
        AgreementStatus status,
        boolean hasDocument,
        Set<Criterion> evidenced,
        Set<Criterion> signedOff,
        HearingState hearing,
        Set<String> preparedBy) {}
