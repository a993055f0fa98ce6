package dk.punktum.flagger.registry.criterion;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// The documents that evidence criteria, by agreement and hash.
@ApplicationScoped
public class EvidenceDocuments implements PanacheRepositoryBase<EvidenceDocument, EvidenceDocument.Key> {

    /// The same bytes are kept once.
    public void keep(UUID agreementId, String sha256, byte[] content) {
        var key = new EvidenceDocument.Key(agreementId, sha256);
        if (findByIdOptional(key).isEmpty()) {
            persist(new EvidenceDocument(key, content));
        }
    }

    public Optional<byte[]> content(UUID agreementId, String sha256) {
        return findByIdOptional(new EvidenceDocument.Key(agreementId, sha256)).map(EvidenceDocument::content);
    }
}
