package dk.punktum.flagger.suspension.appeal;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;

/// What was told of appeals, case by case, whether or not a hold rests on the case yet.
@ApplicationScoped
public class Appeals {

    private final Session database;

    Appeals(Session database) {
        this.database = database;
    }

    /// A repeat adds nothing.
    void remember(UUID caseId, AppealStep step) {
        AppealOutcome outcome = step.outcome();
        database.createNativeQuery("insert into appeal_step (case_id, body, at, outcome)"
                        + " values (:case, :body, :at, :outcome) on conflict do nothing")
                .setParameter("case", caseId)
                .setParameter("body", step.body().name())
                .setParameter("at", step.at())
                .setParameter("outcome", outcome == null ? null : outcome.name(), String.class)
                .executeUpdate();
    }

    public AppealStanding standing(UUID caseId) {
        return AppealRules.standing(database.createNativeQuery(
                        "select body, at, outcome from appeal_step where case_id = :case", Object[].class)
                .addScalar("body", String.class)
                .addScalar("at", Instant.class)
                .addScalar("outcome", String.class)
                .setParameter("case", caseId)
                .getResultStream()
                .map(row -> new AppealStep(
                        AppealBody.valueOf((String) row[0]),
                        (Instant) row[1],
                        row[2] == null ? null : AppealOutcome.valueOf((String) row[2])))
                .toList());
    }
}
