package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CaseClosed;
import dk.punktum.flagger.events.CloseCause;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/// Writes down that a case, or an order, is over. It may be told before the verdict: Kafka keeps no order across
/// topics.
@ApplicationScoped
public class RememberClosedCase {

    /// Fired inside the transaction.
    record Closed() {}

    private final ClosedCases closedCases;
    private final Event<Closed> closed;

    RememberClosedCase(ClosedCases closedCases, Event<Closed> closed) {
        this.closedCases = closedCases;
        this.closed = closed;
    }

    @Transactional
    void on(CaseClosed event) {
        end(event.caseId(), event.cause(), event.closedAt());
    }

    /// Has the hold lifted that rests on a case or an order. Joins the caller's transaction.
    @Transactional
    public void end(UUID caseId, CloseCause cause, Instant closedAt) {
        closedCases.remember(caseId, cause, closedAt);
        closed.fire(new Closed());
    }
}
