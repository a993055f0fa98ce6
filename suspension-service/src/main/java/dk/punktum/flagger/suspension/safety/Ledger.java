package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.safety.SafetyFacts.Room;
import jakarta.enterprise.context.ApplicationScoped;
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

    private final Session database;
    private final SuspensionConfig.Safety initial;

    Ledger(Session database, SuspensionConfig config) {
        this.database = database;
        this.initial = config.safety();
    }

    /// Until this transaction ends nobody else places a hold or changes a setting. A name's row is locked before,
    /// never after.
    void lock() {
        // A statement of its own: one that had to wait would count what was there when it began to wait.
        database.createNativeQuery("select only_one from safety for update", Boolean.class)
                .getSingleResult();
    }

    SafetySettings settings() {
        Object[] row = database.createNativeQuery(
                        "select kill_switch_since, limit_per_authority, limit_total from safety", Object[].class)
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
                        select agreement_id, count(*) as used from counted_placing
                        where placed_at > :since group by agreement_id""", Object[].class)
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

    SafetyFacts facts(Candidate hold, Instant now) {
        SafetySettings settings = settings();
        Object[] row = database.createNativeQuery("""
                        select
                            exists (select from protected_name where domain = :domain) as is_protected,
                            (select count(*) from hold_release where hold_id = :hold) as released,
                            (select count(*) from counted_placing
                                where placed_at > :since and agreement_id = :agreement) as used_by_authority,
                            (select count(*) from counted_placing where placed_at > :since) as used,
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

    void count(Candidate placed, Instant now) {
        database.createNativeQuery("insert into counted_placing (hold_id, agreement_id, placed_at)"
                        + " values (:hold, :agreement, :now)")
                .setParameter("hold", placed.holdId())
                .setParameter("agreement", placed.agreementId(), UUID.class)
                .setParameter("now", now)
                .executeUpdate();
    }
}
