package dk.punktum.flagger.suspension.safety;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// What persons have done here, when, and why. Joins their transaction: what is not written down is not done.
@ApplicationScoped
class SafetyAudit {

    /// Fired inside the transaction.
    record Acted() {}

    enum Action {
        SWITCH_THROWN,
        SWITCH_RELEASED,
        LIMITS_SET,
        NAME_PROTECTED,
        REMOVAL_ASKED,
        NAME_UNPROTECTED,
        HOLD_RELEASED
    }

    /// @param person the subject of the token
    /// @param detail codes and numbers: limits before and after, why a name is protected
    record Entry(
            long position,
            @Schema(examples = "2026-07-01T10:00:00.250Z") Instant at,
            @Schema(examples = "otto") String person,
            Action action,
            @Schema(examples = "co.dk") @Nullable String domain,
            @Nullable UUID holdId,

            @Schema(examples = "perAuthority 200 -> 300, total 500 -> 500") @Nullable
            String detail,

            String reason) {}

    private final Session database;
    private final Event<Acted> acted;

    SafetyAudit(Session database, Event<Acted> acted) {
        this.database = database;
        this.acted = acted;
    }

    void write(Act act, Action action, @Nullable String domain, @Nullable UUID holdId, @Nullable String detail) {
        database.createNativeQuery("insert into safety_audit (at, person, action, domain, hold_id, detail, reason)"
                        + " values (:at, :person, :action, :domain, :hold, :detail, :reason)")
                .setParameter("at", act.at())
                .setParameter("person", act.person())
                .setParameter("action", action.name())
                .setParameter("domain", domain, String.class)
                .setParameter("hold", holdId, UUID.class)
                .setParameter("detail", detail, String.class)
                .setParameter("reason", act.reason())
                .executeUpdate();
        acted.fire(new Acted());
    }

    /// The newest first.
    ///
    /// @param before only entries with a lower position
    List<Entry> before(long before, int most) {
        return database.createNativeQuery("""
                        select position, at, person, action, domain, hold_id, detail, reason from safety_audit
                        where position < :before order by position desc limit :most""", Object[].class)
                .addScalar("position", Long.class)
                .addScalar("at", Instant.class)
                .addScalar("person", String.class)
                .addScalar("action", String.class)
                .addScalar("domain", String.class)
                .addScalar("hold_id", UUID.class)
                .addScalar("detail", String.class)
                .addScalar("reason", String.class)
                .setParameter("before", before)
                .setParameter("most", most)
                .getResultStream()
                .map(row -> new Entry(
                        (Long) row[0],
                        (Instant) row[1],
                        (String) row[2],
                        Action.valueOf((String) row[3]),
                        (String) row[4],
                        (UUID) row[5],
                        (String) row[6],
                        (String) row[7]))
                .toList();
    }
}
