package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CaseClosed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/// Writes down that a case is over. It may be told before the verdict: Kafka keeps no order across topics.
@ApplicationScoped
class RememberClosedCase {

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
        closedCases.remember(event.caseId(), event.cause(), event.closedAt());
        closed.fire(new Closed());
    }
}
