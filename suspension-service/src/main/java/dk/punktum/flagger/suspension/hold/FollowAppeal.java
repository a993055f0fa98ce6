package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.appeal.AppealStanding;
import dk.punktum.flagger.suspension.appeal.Appeals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Freezes a hold whose case is appealed, and unfreezes it when the appeal is over.
@ApplicationScoped
class FollowAppeal {

    private static final Logger LOG = Logger.getLogger(FollowAppeal.class);

    private final Holds holds;
    private final Suspensions suspensions;
    private final Appeals appeals;
    private final PlannedEndChanges changes;
    private final TellChange tellChange;
    private final Clock clock;
    private final EndPolicy policy;

    FollowAppeal(
            Holds holds,
            Suspensions suspensions,
            Appeals appeals,
            PlannedEndChanges changes,
            TellChange tellChange,
            Clock clock,
            SuspensionConfig config) {
        this.holds = holds;
        this.suspensions = suspensions;
        this.appeals = appeals;
        this.changes = changes;
        this.tellChange = tellChange;
        this.clock = clock;
        this.policy = EndPolicy.of(config);
    }

    /// @return whether there was one
    @Transactional
    boolean followNext() {
        var found = holds.nextAppealed();
        found.ifPresent(this::follow);
        return found.isPresent();
    }

    private void follow(Holds.Found found) {
        Instant now = Moment.of(clock);
        Suspension name = suspensions.toChange(found.domain());
        Hold hold = name.hold(found.holdId());
        if (!hold.isStanding()) {
            return;
        }
        AppealStanding appeal = appeals.standing(hold.caseId());
        Instant before = hold.plannedEnd();
        tellChange.tell(name, hold, name.follow(hold, appeal, policy.notBefore(appeal), now));
        Instant after = hold.plannedEnd();
        if (before != null && after != null && !after.equals(before)) {
            changes.note(hold.id(), name.sequence(), before, after, PlannedEndReason.APPEAL_DECIDED, null, now);
        }
        LOG.infof(
                "hold %s on %s: %s, sequence %d",
                hold.id(), name.name(), appeal.frozenSince() == null ? "not frozen" : "frozen", name.sequence());
    }
}
