package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.safety.SafetyFacts.Room;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// What is set, and what has been used of it. Nothing is kept in memory: all instances count in the same tables.
@ApplicationScoped
class Ledger {

    /// Longer than what is counted, by more than clocks of two instances differ.
    private static final Duration KEPT = SafetyRules.WINDOW.multipliedBy(2);

    private final Session database;
    private final SuspensionConfig.Safety initial;

    Ledger(Session database, SuspensionConfig config) {
        this.database = database;
        this.initial = config.safety();
    }

    /// Until this transaction ends nobody else places a hold or changes a setting. A name's row is locked before,
    /// never after.
    ///
    /// @return what is set
    SafetySettings lock() {
        // Nothing is counted by this statement: if it had to wait, it would count what was there when it began to.
        return settings("for update");
    }

    SafetySettings settings() {
        return settings("");
    }

    private SafetySettings settings(String lock) {
        Object[] row = database.createNativeQuery(
                        "select kill_switch_since, limit_per_authority, limit_total from safety " + lock,
                        Object[].class)
                .addScalar("kill_switch_since", Instant.class)
                .addScalar("limit_per_authority", Integer.class)
                .addScalar("limit_total", Integer.class)
                .getSingleResult();
        return new SafetySettings(
                (Instant) row[0],
                Objects.requireNonNullElse((Integer) row[1], initial.limitPerAuthority()),
                Objects.requireNonNullElse((Integer) row[2], initial.limitTotal()));
    }

    /// @param since null to release it
    void setKillSwitch(@Nullable Instant since) {
        database.createNativeQuery("update safety set kill_switch_since = :since")
                .setParameter("since", since, Instant.class)
                .executeUpdate();
    }

    void setLimits(int perAuthority, int total) {
        database.createNativeQuery("update safety set limit_per_authority = :perAuthority, limit_total = :total")
                .setParameter("perAuthority", perAuthority)
                .setParameter("total", total)
                .executeUpdate();
    }

    Used used(Instant now) {
        Map<UUID, Integer> byAuthority = new HashMap<>();
        int total = 0;
        List<Object[]> rows = database.createNativeQuery("""
                        select agreement_id, sum(holds) as used from counted_minute
                        where latest > :since group by agreement_id""", Object[].class)
                .addScalar("agreement_id", UUID.class)
                .addScalar("used", Integer.class)
                .setParameter("since", now.minus(SafetyRules.WINDOW))
                .getResultList();
        for (Object[] row : rows) {
            total += (Integer) row[1];
            if (row[0] != null) {
                byAuthority.put((UUID) row[0], (Integer) row[1]);
            }
        }
        return new Used(total, byAuthority);
    }

    SafetyFacts facts(Candidate hold, SafetySettings settings, Instant now) {
        Object[] row = database.createNativeQuery("""
                        select
                            exists (select from protected_name where domain = :domain) as is_protected,
                            (select count(*) from hold_release where hold_id = :hold) as released,
                            (select coalesce(sum(holds), 0) from counted_minute
                                where latest > :since and agreement_id = :agreement) as used_by_authority,
                            (select coalesce(sum(holds), 0) from counted_minute where latest > :since) as used,
                            count(*) filter (where w.agreement_id = :agreement) as ahead_in_authority,
                            count(*) filter (where w.let_go_at is not null or w.reason <> 'AUTHORITY_LIMIT') as ahead
                        from waiting_hold w
                        where (w.requested_at, w.hold_id) < (:requestedAt, :hold)
                        and w.cause in ('FLAG', 'REGISTRY')
                        and (w.let_go_at is not null or w.reason <> 'PROTECTED_NAME')""", Object[].class)
                .addScalar("is_protected", Boolean.class)
                .addScalar("released", Integer.class)
                .addScalar("used_by_authority", Integer.class)
                .addScalar("used", Integer.class)
                .addScalar("ahead_in_authority", Integer.class)
                .addScalar("ahead", Integer.class)
                .setParameter("domain", hold.domain().aLabel())
                .setParameter("hold", hold.holdId())
                .setParameter("agreement", hold.agreementId(), UUID.class)
                .setParameter("requestedAt", hold.requestedAt())
                .setParameter("since", now.minus(SafetyRules.WINDOW))
                .getSingleResult();
        return new SafetyFacts(
                hold.cause(),
                (Boolean) row[0],
                (Integer) row[1],
                settings.isKillSwitchThrown(),
                new Room(settings.perAuthority(), (Integer) row[2], (Integer) row[4]),
                new Room(settings.total(), (Integer) row[3], (Integer) row[5]));
    }

    /// Counts one more, under the [lock][#lock], and forgets what no hour has in it any more.
    void count(Candidate placed, Instant now) {
        database.createNativeQuery("""
                        with gone as (delete from counted_minute where latest < :old)
                        insert into counted_minute (agreement_id, minute, latest, holds)
                        values (:agreement, date_bin('1 minute', :now, timestamptz 'epoch'), :now, 1)
                        on conflict (agreement_id, minute) do update
                            set holds = counted_minute.holds + 1,
                                latest = greatest(counted_minute.latest, excluded.latest)""")
                .setParameter("agreement", placed.agreementId(), UUID.class)
                .setParameter("now", now)
                .setParameter("old", now.minus(KEPT))
                .executeUpdate();
    }
}
