package dk.punktum.flagger.notification.notice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/// Every mail that was handed over, or was about to be.
@ApplicationScoped
public class NoticeCopies implements PanacheRepositoryBase<NoticeCopy, NoticeCopy.Key> {

    public Optional<NoticeCopy> of(UUID noticeId, int round) {
        return findByIdOptional(new NoticeCopy.Key(noticeId, round));
    }

    /// The last one that was written.
    Optional<NoticeCopy> newest(UUID noticeId) {
        return find("key.noticeId = ?1 order by key.round desc", noticeId).firstResultOptional();
    }
}
