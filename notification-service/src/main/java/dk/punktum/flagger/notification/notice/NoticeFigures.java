package dk.punktum.flagger.notification.notice;

import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Figures about notices, without anybody's data.
@ApplicationScoped
public class NoticeFigures {

    private final EntityManager database;

    NoticeFigures(EntityManager database) {
        this.database = database;
    }

    /// How many notices there are of one kind in one status.
    public record Figure(NoticeOccasion occasion, NoticeRecipient recipient, NoticeStatus status, long number) {}

    @Transactional
    public List<Figure> counts() {
        return database.createQuery(
                        "select occasion, recipient, status, count(*) from Notice group by occasion, recipient, status",
                        Figure.class)
                .getResultList();
    }

    /// Since when the oldest one waits that is neither delivered nor given up.
    @Transactional
    public Optional<Instant> oldestUnfinished() {
        return Optional.ofNullable(database.createQuery(
                        "select min(createdAt) from Notice where status in (PENDING, SENDING)", Instant.class)
                .getSingleResult());
    }
}
