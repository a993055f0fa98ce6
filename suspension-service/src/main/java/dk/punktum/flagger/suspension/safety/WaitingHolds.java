package dk.punktum.flagger.suspension.safety;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/// The holds that are held back.
@ApplicationScoped
public class WaitingHolds {

    /// As people see it who look at the hold.
    public record Wait(WaitReason reason, Instant since) {}

    private static final String ALL = """
            select w.hold_id, w.domain, w.agreement_id, w.cause, w.requested_at, w.reason, w.since, w.let_go_at,
                exists (select from protected_name p where p.domain = w.domain) as is_protected,
                array(select r.person from hold_release r where r.hold_id = w.hold_id
                      order by r.released_at, r.person) as released_by
            from waiting_hold w
            """;

    private final Session database;

    WaitingHolds(Session database) {
        this.database = database;
    }

    /// Those on one name.
    public Map<UUID, Wait> on(DomainName name) {
        return database.createNativeQuery(
                        "select hold_id, reason, since from waiting_hold where domain = :domain", Object[].class)
                .addScalar("hold_id", UUID.class)
                .addScalar("reason", String.class)
                .addScalar("since", Instant.class)
                .setParameter("domain", name.aLabel())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> new Wait(WaitReason.valueOf((String) row[1]), (Instant) row[2])));
    }

    /// In the order of request.
    List<WaitingHold> inOrder() {
        return waiting(ALL + "order by w.requested_at, w.hold_id")
                .getResultStream()
                .map(WaitingHolds::read)
                .toList();
    }

    Optional<WaitingHold> find(UUID holdId) {
        return waiting(ALL + "where w.hold_id = :hold")
                .setParameter("hold", holdId)
                .getResultStream()
                .map(WaitingHolds::read)
                .findFirst();
    }

    private NativeQuery<Object[]> waiting(String sql) {
        return database.createNativeQuery(sql, Object[].class)
                .addScalar("hold_id", UUID.class)
                .addScalar("domain", String.class)
                .addScalar("agreement_id", UUID.class)
                .addScalar("cause", String.class)
                .addScalar("requested_at", Instant.class)
                .addScalar("reason", String.class)
                .addScalar("since", Instant.class)
                .addScalar("let_go_at", Instant.class)
                .addScalar("is_protected", Boolean.class)
                .addScalar("released_by", String[].class);
    }

    private static WaitingHold read(Object[] row) {
        return new WaitingHold(
                (UUID) row[0],
                (String) row[1],
                (UUID) row[2],
                HoldCause.valueOf((String) row[3]),
                (Instant) row[4],
                WaitReason.valueOf((String) row[5]),
                (Instant) row[6],
                (Instant) row[7],
                (Boolean) row[8],
                List.of((String[]) row[9]));
    }

    boolean isEmpty() {
        return !database.createNativeQuery("select exists (select from waiting_hold)", Boolean.class)
                .addScalar("exists", Boolean.class)
                .getSingleResult();
    }

    /// Whether one of the same authority waits for the same reason.
    boolean isAnyLike(Candidate hold, WaitReason reason) {
        return database.createNativeQuery("""
                        select exists (select from waiting_hold where reason = :reason
                            and (reason <> 'AUTHORITY_LIMIT' or agreement_id = :agreement))""", Boolean.class)
                .addScalar("exists", Boolean.class)
                .setParameter("reason", reason.name())
                .setParameter("agreement", hold.agreementId(), UUID.class)
                .getSingleResult();
    }

    /// How many wait for what; every reason is there.
    Map<WaitReason, Integer> byReason() {
        Map<WaitReason, Integer> counted = new EnumMap<>(WaitReason.class);
        for (WaitReason reason : WaitReason.values()) {
            counted.put(reason, 0);
        }
        database.createNativeQuery("select reason, count(*) as holds from waiting_hold group by reason", Object[].class)
                .addScalar("reason", String.class)
                .addScalar("holds", Integer.class)
                .getResultStream()
                .forEach(row -> counted.put(WaitReason.valueOf((String) row[0]), (Integer) row[1]));
        return counted;
    }

    /// @return false when it was waiting already
    boolean holdBack(Candidate hold, WaitReason reason, Instant now) {
        return database.createNativeQuery("""
                        insert into waiting_hold as w
                            (hold_id, domain, agreement_id, cause, requested_at, reason, since)
                        values (:hold, :domain, :agreement, :cause, :requestedAt, :reason, :now)
                        on conflict (hold_id) do update set reason = excluded.reason, let_go_at = null
                        returning xmax = 0 as is_new""", Boolean.class)
                .addScalar("is_new", Boolean.class)
                .setParameter("hold", hold.holdId())
                .setParameter("domain", hold.domain().aLabel())
                .setParameter("agreement", hold.agreementId(), UUID.class)
                .setParameter("cause", hold.cause().name())
                .setParameter("requestedAt", hold.requestedAt())
                .setParameter("reason", reason.name())
                .setParameter("now", now)
                .getSingleResult();
    }

    /// It rests on, for another reason.
    void waitFor(UUID holdId, WaitReason reason) {
        database.createNativeQuery("update waiting_hold set reason = :reason where hold_id = :hold")
                .setParameter("reason", reason.name())
                .setParameter("hold", holdId)
                .executeUpdate();
    }

    void letGo(UUID holdId, Instant now) {
        database.createNativeQuery("update waiting_hold set let_go_at = :now where hold_id = :hold")
                .setParameter("now", now)
                .setParameter("hold", holdId)
                .executeUpdate();
    }

    void remove(UUID holdId) {
        database.createNativeQuery("delete from waiting_hold where hold_id = :hold")
                .setParameter("hold", holdId)
                .executeUpdate();
    }

    /// One more person lets it pass.
    void release(UUID holdId, Act act) {
        database.createNativeQuery(
                        "insert into hold_release (hold_id, person, released_at) values (:hold, :person, :at)")
                .setParameter("hold", holdId)
                .setParameter("person", act.person())
                .setParameter("at", act.at())
                .executeUpdate();
    }
}
