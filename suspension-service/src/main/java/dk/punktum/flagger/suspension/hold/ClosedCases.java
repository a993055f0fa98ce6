package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CloseCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// The cases that are over, whether or not a hold ever rested on them.
@ApplicationScoped
class ClosedCases {

    private final Session database;

    ClosedCases(Session database) {
        this.database = database;
    }

    void remember(UUID caseId, CloseCause cause, Instant closedAt) {
        database.createNativeQuery("insert into closed_case (case_id, cause, closed_at)"
                        + " values (:case, :cause, :closedAt) on conflict do nothing")
                .setParameter("case", caseId)
                .setParameter("cause", cause.name())
                .setParameter("closedAt", closedAt)
                .executeUpdate();
    }

    /// Why the case is over; empty while it is not.
    Optional<CloseCause> causeOf(UUID caseId) {
        return database.createNativeQuery("select cause from closed_case where case_id = :case", String.class)
                .addScalar("cause", String.class)
                .setParameter("case", caseId)
                .getResultStream()
                .map(cause -> CloseCause.valueOf(cause))
                .findFirst();
    }
}
