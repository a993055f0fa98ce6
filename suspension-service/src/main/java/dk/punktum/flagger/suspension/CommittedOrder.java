package dk.punktum.flagger.suspension;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/// Lists in the order in which their rows were committed, so that whoever follows one with a cursor gets everything.
@ApplicationScoped
public class CommittedOrder {

    private static final Logger LOG = Logger.getLogger(CommittedOrder.class);

    private final Session database;

    CommittedOrder(Session database) {
        this.database = database;
    }

    /// All queries of the running transaction, which must not have asked anything yet, see the same moment: a row can
    /// not be listed with one change's place and the next one's content.
    public void freeze() {
        database.createNativeMutationQuery("set transaction isolation level repeatable read")
                .executeUpdate();
    }

    /// A transaction that has not even begun can not have ended a page: such a cursor is another database's, from
    /// before a restore.
    public boolean isKnown(Cursor cursor) {
        return database.createNativeQuery(
                        "select cast(cast(:at as text) as xid8) < pg_snapshot_xmax(pg_current_snapshot()) as known",
                        Boolean.class)
                .addScalar("known", Boolean.class)
                .setParameter("at", Long.toString(cursor.transaction()))
                .getSingleResult();
    }

    /// A database that was restored from a dump counts its transactions anew, and what was written before would lie in
    /// the future, seen by nobody.
    @Transactional
    void renumber(@Observes StartupEvent event) {
        for (String column : List.of("suspension.changed_in", "poll_message.queued_in")) {
            String[] names = column.split("\\.");
            int rows = database.createNativeMutationQuery(
                            "update %1$s set %2$s = pg_current_xact_id() where %2$s >= pg_snapshot_xmax(pg_current_snapshot())"
                                    .formatted(names[0], names[1]))
                    .executeUpdate();
            if (rows > 0) {
                LOG.warnf("%d rows of %s come from another database: lists begin anew", rows, names[0]);
            }
        }
    }
}
