package dk.punktum.flagger.registry.agreement;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/// What shows that a criterion is met, and who says so.
///
/// @param evidence a reference: a journal number, the act that founds the authority, a page of its site
@Embeddable
record CriterionEvidence(String evidence, String evidencedBy, Instant evidencedAt) {}
