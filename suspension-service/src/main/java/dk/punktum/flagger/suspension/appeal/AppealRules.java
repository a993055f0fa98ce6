package dk.punktum.flagger.suspension.appeal;

import dk.punktum.flagger.events.AppealBody;
import dk.punktum.flagger.events.AppealOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When deletion has to wait for an appeal. No clock, no database.
///
/// Source: the rules of the Complaints Board (Klagenævnet for Domænenavne), which may uphold, annul, change or remit
/// (stadfæste, ophæve, ændre, hjemvise): an appeal does not lift the suspension, and bars deletion while it lasts.
final class AppealRules {

    /// In the order in which things happened, which need not be the one in which they were told.
    private static final Comparator<AppealStep> AS_IT_HAPPENED =
            Comparator.comparing(AppealStep::at).thenComparing(step -> step.outcome() != null);

    /// @param told in any order, each step once
    static AppealStanding standing(Collection<AppealStep> told) {
        List<AppealStep> story = new ArrayList<>(told);
        story.sort(AS_IT_HAPPENED);
        var so = new Story();
        Instant frozenSince = null;
        for (AppealStep step : story) {
            so.goesOn(step);
            frozenSince = so.isFrozen() ? (frozenSince == null ? step.at() : frozenSince) : null;
        }
        return new AppealStanding(story.size(), frozenSince, so.decidedAt);
    }

    /// The appeals of one case so far.
    private static final class Story {

        /// The Board and a court can have it at the same time.
        private final Set<AppealBody> pending = EnumSet.noneOf(AppealBody.class);

        private boolean annulled;
        private boolean remitted;
        private @Nullable Instant decidedAt;

        void goesOn(AppealStep step) {
            remitted = false;
            AppealOutcome outcome = step.outcome();
            if (outcome == null) {
                pending.add(step.body());
                return;
            }
            pending.remove(step.body());
            switch (outcome) {
                case UPHELD, CHANGED -> {
                    annulled = false;
                    decidedAt = step.at();
                }
                // Says nothing about the verdict: one that was annulled stays so.
                case WITHDRAWN -> decidedAt = step.at();
                case ANNULLED -> annulled = true;
                case REMITTED -> remitted = true;
            }
        }

        boolean isFrozen() {
            return annulled || remitted || !pending.isEmpty();
        }
    }

    private AppealRules() {}
}
