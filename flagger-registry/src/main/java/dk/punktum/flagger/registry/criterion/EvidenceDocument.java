package dk.punktum.flagger.registry.criterion;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.UUID;

/// A document that evidences a criterion of an agreement. Written once, never parsed.
@Entity
class EvidenceDocument {

    @Embeddable
    record Key(UUID agreementId, String sha256) {}

    @EmbeddedId
    private Key key;

    private byte[] content;

    @SuppressWarnings("NullAway.Init")
    EvidenceDocument() {}

    EvidenceDocument(Key key, byte[] content) {
        this.key = key;
        this.content = content;
    }

    byte[] content() {
        return content.clone();
    }
}
