package dk.punktum.flagger.suspension.reconcile;

import dk.punktum.flagger.events.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// The comparisons there were: the SQL of the table `reconciliation`.
@ApplicationScoped
class Runs {

    record Begun(UUID id, boolean dryRun) {}

    /// @param watched    names left to the watch
    /// @param unanswered names about which nobody answered
    record Figures(int compared, int watched, int unanswered, int differing, int toldAgain) {}

    private final Session database;

    Runs(Session database) {
        this.database = database;
    }

    /// @return false when one is waiting or under way
    @Transactional
    boolean request(String by, boolean dryRun, Instant now) {
        return insert(RunStatus.REQUESTED, by, dryRun, now);
    }

    /// Takes up what an operator wants, or begins by itself when it is time. Whoever calls holds the lock, so what is
    /// under way by the table was broken off.
    @Transactional
    Optional<Begun> begin(Instant now, Duration every) {
        database.createNativeQuery(
                        "update reconciliation set status = 'BROKEN_OFF', finished_at = :now where status = 'RUNNING'")
                .setParameter("now", now)
                .executeUpdate();
        Optional<Begun> requested = takeUp(now);
        if (requested.isPresent() || !ReconciliationRules.isDue(lastStart(), now, every)) {
            return requested;
        }
        insert(RunStatus.REQUESTED, null, false, now);
        return takeUp(now);
    }

    private Optional<Begun> takeUp(Instant now) {
        return database.createNativeQuery(
                        "update reconciliation set status = 'RUNNING', started_at = :now where status = 'REQUESTED'"
                                + " returning id, dry_run",
                        Object[].class)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Begun((UUID) row[0], (Boolean) row[1]))
                .findFirst();
    }

    private boolean insert(RunStatus status, @Nullable String by, boolean dryRun, Instant now) {
        return database.createNativeQuery("""
                        insert into reconciliation (id, status, requested_by, dry_run, requested_at)
                        values (:id, :status, cast(:by as text), :dryRun, :now) on conflict do nothing""")
                        .setParameter("id", Uuid7.next())
                        .setParameter("status", status.name())
                        .setParameter("by", by)
                        .setParameter("dryRun", dryRun)
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }

    private @Nullable Instant lastStart() {
        return database.createNativeQuery("select max(started_at) from reconciliation", Instant.class)
                .addScalar("max", Instant.class)
                .getSingleResult();
    }

    @Transactional
    void finish(UUID id, RunStatus status, Figures figures, Instant now) {
        database.createNativeQuery("""
                        update reconciliation
                        set status = :status, finished_at = :now, compared = :compared, watched = :watched,
                            unanswered = :unanswered, differing = :differing, told_again = :toldAgain
                        where id = :id""")
                .setParameter("id", id)
                .setParameter("status", status.name())
                .setParameter("now", now)
                .setParameter("compared", figures.compared())
                .setParameter("watched", figures.watched())
                .setParameter("unanswered", figures.unanswered())
                .setParameter("differing", figures.differing())
                .setParameter("toldAgain", figures.toldAgain())
                .executeUpdate();
    }

    @Transactional
    Optional<RunView> last() {
        return database.createNativeQuery("""
                        select id, status, requested_by, dry_run, requested_at, started_at, finished_at,
                               compared, watched, unanswered, differing, told_again
                        from reconciliation order by requested_at desc, id desc limit 1""", Object[].class)
                .getResultStream()
                .map(row -> new RunView(
                        (UUID) row[0],
                        RunStatus.valueOf((String) row[1]),
                        (String) row[2],
                        (Boolean) row[3],
                        (Instant) row[4],
                        (Instant) row[5],
                        (Instant) row[6],
                        (Integer) row[7],
                        (Integer) row[8],
                        (Integer) row[9],
                        (Integer) row[10],
                        (Integer) row[11]))
                .findFirst();
    }
}
