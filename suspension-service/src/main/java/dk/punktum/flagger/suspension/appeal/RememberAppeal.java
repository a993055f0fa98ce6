package dk.punktum.flagger.suspension.appeal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;

/// Writes down what was told of an appeal. It may come before the verdict, and an appeal's end before its
/// beginning: Kafka keeps no order across topics.
@ApplicationScoped
class RememberAppeal {

    private final Appeals appeals;
    private final Event<AppealTold> told;

    RememberAppeal(Appeals appeals, Event<AppealTold> told) {
        this.appeals = appeals;
        this.told = told;
    }

    @Transactional
    void on(UUID caseId, AppealStep step) {
        appeals.remember(caseId, step);
        told.fire(new AppealTold());
    }
}
