package dk.punktum.flagger.registry.agreement;

import java.util.Set;

/// What the rules need to know of an agreement.
///
/// @param preparedBy who drafted it or evidenced a criterion
record AgreementFacts(AgreementStatus status, boolean hasDocument, Set<Criterion> evidenced, Set<String> preparedBy) {}
