package dk.punktum.flagger.suspension.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.events.CloudEvents;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.PollMessageQueued;
import dk.punktum.flagger.suspension.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/// The registrars' queues.
@ApplicationScoped
class PollMessages {

    /// @param at where the list goes on after this message
    record Listed(PollMessageQueued content, Instant queuedAt, Cursor at) {}

    private final Session database;
    private final ObjectMapper json;

    PollMessages(Session database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void queue(PollMessageQueued message) {
        database.createNativeMutationQuery("""
                        insert into poll_message (id, registrar, domain, sequence, content, queued_at)
                        values (:id, :registrar, :domain, :sequence, cast(:content as jsonb), :at)""")
                .setParameter("id", message.messageId())
                .setParameter("registrar", message.registrar())
                .setParameter("domain", message.domain().aLabel())
                .setParameter("sequence", message.sequence())
                .setParameter("content", new String(CloudEvents.value(message), UTF_8))
                .setParameter("at", message.changedAt())
                .executeUpdate();
    }

    /// The newest message about a name, acknowledged or not.
    Optional<PollMessageQueued> last(DomainName domain) {
        return database.createNativeQuery(
                        "select cast(content as text) from poll_message where domain = :domain order by sequence desc limit 1",
                        String.class)
                .addScalar("content", String.class)
                .setParameter("domain", domain.aLabel())
                .getResultStream()
                .map(this::content)
                .findFirst();
    }

    /// Not the acknowledged ones.
    Optional<PollMessage> find(UUID id) {
        return database.createNativeQuery("""
                        select cast(m.content as text), m.queued_at,
                               (select count(*) from poll_message w
                                where w.registrar = m.registrar and w.acknowledged_at is null)
                        from poll_message m where m.id = :id and m.acknowledged_at is null""", Object[].class)
                .setParameter("id", id)
                .getResultStream()
                .map(row -> new PollMessage(content((String) row[0]), (Instant) row[1], (Long) row[2]))
                .findFirst();
    }

    /// Oldest first, without the acknowledged ones.
    ///
    /// @param registrar only this one's
    /// @param since     only those queued at or after this
    List<Listed> page(@Nullable String registrar, @Nullable Instant since, Cursor after, int most) {
        NativeQuery<Object[]> query = database.createNativeQuery(
                """
                        select cast(content as text), queued_at, cast(queued_in as text), cast(position as text)
                        from poll_message
                        where acknowledged_at is null
                          and queued_in < pg_snapshot_xmin(pg_current_snapshot())
                          and (queued_in, position)
                              > (cast(cast(:transaction as text) as xid8), cast(cast(:row as text) as bigint))
                        %s %s
                        -- The columns, and not the texts of the same names above: 10 comes after 9.
                        order by poll_message.queued_in, poll_message.position""".formatted(
                                registrar == null ? "" : "and registrar = :registrar",
                                since == null ? "" : "and queued_at >= :since"),
                Object[].class);
        if (registrar != null) {
            query.setParameter("registrar", registrar);
        }
        if (since != null) {
            query.setParameter("since", since);
        }
        return query.setParameter("transaction", Long.toString(after.transaction()))
                .setParameter("row", after.row().isEmpty() ? "0" : after.row())
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Listed(
                        content((String) row[0]), (Instant) row[1], new Cursor(Long.parseLong((String) row[2]), (String)
                                row[3])))
                .toList();
    }

    /// @return whether there is such a message, acknowledged now or before
    boolean acknowledge(UUID id, Instant now) {
        return database.createNativeMutationQuery(
                                "update poll_message set acknowledged_at = coalesce(acknowledged_at, :now) where id = :id")
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    private PollMessageQueued content(String text) {
        try {
            return json.readValue(text, PollMessageQueued.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what we wrote can be read", e);
        }
    }
}
