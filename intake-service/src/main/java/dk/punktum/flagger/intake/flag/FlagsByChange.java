package dk.punktum.flagger.intake.flag;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/// An agreement's flags in the order in which their last changes were committed. All inside a transaction.
@ApplicationScoped
class FlagsByChange {

    private final Session database;

    FlagsByChange(Session database) {
        this.database = database;
    }

    /// All queries of the running transaction, which must not have asked anything yet, see the same moment:
    /// a flag can not be listed with one change's place and the next one's content.
    void freeze() {
        database.createNativeMutationQuery("set transaction isolation level repeatable read")
                .executeUpdate();
    }

    /// A transaction that has not begun can not have ended a page: such a cursor is from before a restore.
    boolean isKnown(FlagCursor cursor) {
        return database.createNativeQuery(
                        "select cast(cast(:at as text) as xid8) < pg_snapshot_xmax(pg_current_snapshot()) as known",
                        Boolean.class)
                .addScalar("known", Boolean.class)
                .setParameter("at", Long.toString(cursor.transaction()))
                .getSingleResult();
    }

    /// The order is the number's, not that of its text, which would put 10 before 9. A number that this
    /// database has not reached comes from the one that was dumped and restored here: that change lies
    /// before all others.
    ///
    /// @param since only those changed at or after this
    List<FlagCursor> after(FlagCursor cursor, AgreementFacts agreement, Instant since, int most) {
        return database
                .createNativeQuery("""
                        select cast(changed_in as text), flag_id from (
                            select f.id as flag_id,
                                   coalesce(greatest(
                                       case when f.noted_in < pg_snapshot_xmax(pg_current_snapshot()) then f.noted_in end,
                                       w.noted_in, c.noted_in, s.noted_in, r.noted_in, v.noted_in, p.noted_in), '0') as changed_in,
                                   greatest(f.noted_at, w.noted_at, c.noted_at, s.noted_at, r.noted_at, v.noted_at,
                                            p.noted_at) as changed_at
                            from flag f,
                                 lateral (select max(noted_in) filter (where noted_in < pg_snapshot_xmax(pg_current_snapshot()))
                                                     as noted_in, max(noted_at) as noted_at
                                          from withdrawal where flag_id = f.id) w,
                                 lateral (select max(noted_in) filter (where noted_in < pg_snapshot_xmax(pg_current_snapshot()))
                                                     as noted_in, max(noted_at) as noted_at
                                          from case_fact where flag_id = f.id) c,
                                 lateral (select max(noted_in) filter (where noted_in < pg_snapshot_xmax(pg_current_snapshot()))
                                                     as noted_in, max(noted_at) as noted_at
                                          from suspension_fact
                                          where domain in (select domain from flag_domain where flag_id = f.id)) s,
                                 lateral (select max(noted_in) filter (where noted_in < pg_snapshot_xmax(pg_current_snapshot()))
                                                     as noted_in, max(noted_at) as noted_at
                                          from supersession where superseded_flag_id = f.id) r,
                                 lateral (select max(noted_in) filter (where noted_in < pg_snapshot_xmax(pg_current_snapshot()))
                                                     as noted_in, max(noted_at) as noted_at
                                          from flag_version where flag_id = f.id) v,
                                 lateral (select max(noted_in) filter (where noted_in < pg_snapshot_xmax(pg_current_snapshot()))
                                                     as noted_in, max(noted_at) as noted_at
                                          from played_step where flag_id = f.id) p
                            where f.agreement_id = :agreement) as flag_change
                        where changed_in < pg_snapshot_xmin(pg_current_snapshot())
                          and (changed_in, flag_id) > (cast(cast(:transaction as text) as xid8), :flag)
                          and changed_at >= :since
                        order by flag_change.changed_in, flag_change.flag_id""", Object[].class)
                .setParameter("agreement", agreement.id())
                .setParameter("transaction", Long.toString(cursor.transaction()))
                .setParameter("flag", cursor.flagId())
                .setParameter("since", since)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new FlagCursor(Long.parseLong((String) row[0]), (UUID) row[1]))
                .toList();
    }
}
