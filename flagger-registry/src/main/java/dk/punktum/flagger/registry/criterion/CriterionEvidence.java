package dk.punktum.flagger.registry.criterion;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What shows that a criterion is met, who says so, and who has looked at it and agrees.
///
/// @param evidence       a reference: a journal number, the act that founds the authority, a page of its site
/// @param documentSha256 the hash of a document that shows it; there is this or a reference
/// @param evidencedBy    the person's `sub`
/// @param signedOffBy    the `sub` of the second person; absent until somebody has signed
@Embeddable
public record CriterionEvidence(
        @Nullable String evidence,
        @Nullable String documentSha256,
        String evidencedBy,
        Instant evidencedAt,
        @Nullable String signedOffBy,
        @Nullable Instant signedOffAt) {

    public static CriterionEvidence reference(String reference, String person, Instant now) {
        return new CriterionEvidence(reference, null, person, now, null, null);
    }

    public static CriterionEvidence document(String sha256, String person, Instant now) {
        return new CriterionEvidence(null, sha256, person, now, null, null);
    }

    public CriterionEvidence signedOff(String person, Instant now) {
        return new CriterionEvidence(evidence, documentSha256, evidencedBy, evidencedAt, person, now);
    }
}
