package dk.punktum.flagger.suspension.appeal;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The appeals of one case, as they were told.
public final class AppealStory {

    private final List<AppealStep> told = new ArrayList<>();

    /// @param outcome null when an appeal was made
    public void tell(AppealBody body, Instant at, @Nullable AppealOutcome outcome) {
        told.add(new AppealStep(body, at, outcome));
    }

    public AppealStanding standing() {
        return AppealRules.standing(told);
    }
}
