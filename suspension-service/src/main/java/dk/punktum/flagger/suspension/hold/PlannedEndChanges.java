package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Who moved which planned end, from where to where, and why. Nothing is updated here, nothing deleted.
@ApplicationScoped
class PlannedEndChanges {

    private final Session database;

    PlannedEndChanges(Session database) {
        this.database = database;
    }

    /// @param sequence the number of the change of the name
    /// @param by       the officer's id; null when a rule did it
    void note(
            UUID holdId,
            long sequence,
            Instant from,
            Instant to,
            PlannedEndReason reason,
            @Nullable String by,
            Instant now) {
        database.createNativeQuery("""
                        insert into planned_end_change (id, hold_id, sequence, from_end, to_end, reason, changed_by,
                                                        changed_at)
                        values (:id, :hold, :sequence, :from, :to, :reason, :by, :now)""")
                .setParameter("id", Uuid7.next())
                .setParameter("hold", holdId)
                .setParameter("sequence", sequence)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("reason", reason.name())
                .setParameter("by", by, String.class)
                .setParameter("now", now)
                .executeUpdate();
    }
}
