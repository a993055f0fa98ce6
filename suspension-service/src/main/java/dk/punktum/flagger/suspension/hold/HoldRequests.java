package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// The holds that wait to be placed: a retry is a column.
@ApplicationScoped
class HoldRequests {

    /// @param attempts how often it has been taken up, this time included
    record Claim(UUID holdId, DomainName domain, int attempts) {}

    private final Session database;

    HoldRequests(Session database) {
        this.database = database;
    }

    /// Takes one that is due, for as long as the lease. Another worker takes another one.
    Optional<Claim> claimNext(Instant now, Instant leaseUntil) {
        return database.createNativeQuery("""
                        update hold_request r set due_at = :leaseUntil, attempts = r.attempts + 1
                        from hold h
                        where h.id = r.hold_id and r.hold_id = (
                            select hold_id from hold_request where due_at <= :now
                            order by due_at limit 1
                            for update skip locked)
                        returning r.hold_id, h.domain, r.attempts""", Object[].class)
                .setParameter("leaseUntil", leaseUntil)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Claim((UUID) row[0], new DomainName((String) row[1]), ((Number) row[2]).intValue()))
                .findFirst();
    }

    /// @param fault a code: what kept it from being placed
    void retry(UUID holdId, Instant dueAt, String fault) {
        database.createNativeQuery("update hold_request set due_at = :dueAt, fault = :fault where hold_id = :hold")
                .setParameter("dueAt", dueAt)
                .setParameter("fault", fault)
                .setParameter("hold", holdId)
                .executeUpdate();
    }

    /// It is not to be tried until [#resume].
    void rest(UUID holdId) {
        database.createNativeQuery(
                        "update hold_request set due_at = 'infinity', attempts = 0, fault = null where hold_id = :hold")
                .setParameter("hold", holdId)
                .executeUpdate();
    }

    /// Due since it was requested: what was requested before is tried before.
    void resume(UUID holdId) {
        database.createNativeQuery("update hold_request r set due_at = h.requested_at from hold h"
                        + " where h.id = r.hold_id and r.hold_id = :hold")
                .setParameter("hold", holdId)
                .executeUpdate();
    }

    /// It no longer waits.
    void remove(UUID holdId) {
        database.createNativeQuery("delete from hold_request where hold_id = :hold")
                .setParameter("hold", holdId)
                .executeUpdate();
    }

    long count() {
        return database.createNativeQuery("select count(*) from hold_request", Long.class)
                .addScalar("count", Long.class)
                .getSingleResult();
    }
}
