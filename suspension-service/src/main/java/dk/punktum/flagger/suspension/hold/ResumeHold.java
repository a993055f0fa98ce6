package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.safety.MayBePlaced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Has a hold tried again that nothing holds back any more. Joins the transaction that says so.
@ApplicationScoped
class ResumeHold {

    private final HoldRequests requests;

    ResumeHold(HoldRequests requests) {
        this.requests = requests;
    }

    void on(@Observes MayBePlaced event) {
        requests.resume(event.holdId());
    }
}
