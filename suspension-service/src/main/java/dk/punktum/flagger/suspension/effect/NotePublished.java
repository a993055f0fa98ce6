package dk.punktum.flagger.suspension.effect;

import dk.punktum.flagger.events.EventType;
import dk.punktum.flagger.messaging.Acknowledged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hibernate.Session;

/// Notes when Kafka had taken over an order. The relay only drops the time here: one statement for all that came
/// meanwhile writes it down, in another thread, so that no event waits for it. What a crash takes along stays unknown.
@ApplicationScoped
class NotePublished {

    private static final Set<String> ORDERS =
            Set.of(EventType.DOMAIN_SUSPENDED.topic(), EventType.DOMAIN_REINSTATED.topic());

    /// Fired when there is something to note.
    record Noted() {}

    private record Publication(String domain, long sequence, Instant at) {}

    private final Session database;
    private final Event<Noted> noted;
    private final ConcurrentLinkedQueue<Publication> queue = new ConcurrentLinkedQueue<>();

    NotePublished(Session database, Event<Noted> noted) {
        this.database = database;
        this.noted = noted;
    }

    void on(@Observes Acknowledged acknowledged) {
        boolean any = false;
        for (Acknowledged.Record record : acknowledged.records()) {
            Long sequence = record.sequence();
            if (ORDERS.contains(record.topic()) && sequence != null) {
                queue.add(new Publication(record.key(), sequence, acknowledged.at()));
                any = true;
            }
        }
        if (any) {
            noted.fire(new Noted());
        }
    }

    /// @return false: whatever was there is written
    @Transactional
    boolean write() {
        List<Publication> batch = new ArrayList<>();
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
        }
        if (!batch.isEmpty()) {
            // The first acknowledgement counts: what a crash has kept in the outbox is sent again.
            database.createNativeQuery("""
                            update effect e set published_at = greatest(e.ordered_at, p.at)
                            from unnest(cast(:domains as text[]), cast(:sequences as bigint[]),
                                        cast(:times as timestamptz[])) as p (domain, sequence, at)
                            where e.domain = p.domain and e.sequence = p.sequence and e.published_at is null""")
                    .setParameter(
                            "domains", batch.stream().map(Publication::domain).toArray(String[]::new))
                    .setParameter(
                            "sequences",
                            batch.stream().map(Publication::sequence).toArray(Long[]::new))
                    .setParameter(
                            "times",
                            batch.stream().map(each -> each.at().toString()).toArray(String[]::new))
                    .executeUpdate();
        }
        return false;
    }
}
