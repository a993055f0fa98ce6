package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// The last holds that wait for a look at the register before they are lifted: a retry is a column.
@ApplicationScoped
class RestoreLooks {

    /// @param attempts how often it has been taken up, this time included
    /// @param since    when the hold was to be lifted
    record Claim(UUID holdId, DomainName domain, int attempts, Instant since) {}

    private final Session database;

    RestoreLooks(Session database) {
        this.database = database;
    }

    void begin(UUID holdId, Instant now) {
        database.createNativeQuery(
                        "insert into restore_look (hold_id, since, due_at) values (:hold, :now, :now) on conflict do nothing")
                .setParameter("hold", holdId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /// Takes one that is due, for as long as the lease. Another worker takes another one.
    Optional<Claim> claimNext(Instant now, Instant leaseUntil) {
        return database.createNativeQuery("""
                        update restore_look l set due_at = :leaseUntil, attempts = l.attempts + 1
                        from hold h
                        where h.id = l.hold_id and l.hold_id = (
                            select hold_id from restore_look where due_at <= :now
                            order by due_at limit 1
                            for update skip locked)
                        returning l.hold_id, h.domain, l.attempts, l.since""", Object[].class)
                .setParameter("leaseUntil", leaseUntil)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Claim(
                        (UUID) row[0], new DomainName((String) row[1]), ((Number) row[2]).intValue(), (Instant) row[3]))
                .findFirst();
    }

    /// @param fault a code: what kept the register from answering
    void retry(UUID holdId, Instant dueAt, String fault) {
        database.createNativeQuery("update restore_look set due_at = :dueAt, fault = :fault where hold_id = :hold")
                .setParameter("dueAt", dueAt)
                .setParameter("fault", fault)
                .setParameter("hold", holdId)
                .executeUpdate();
    }

    /// It no longer waits.
    void remove(UUID holdId) {
        database.createNativeQuery("delete from restore_look where hold_id = :hold")
                .setParameter("hold", holdId)
                .executeUpdate();
    }

    long count() {
        return database.createNativeQuery("select count(*) from restore_look", Long.class)
                .addScalar("count", Long.class)
                .getSingleResult();
    }
}
