package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.SuspensionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Tells that a name has been held as long as it may, once for each of its holds. Deleting it is not ours: until
/// then it stays suspended.
@ApplicationScoped
class AnnounceDeletion {

    private static final Logger LOG = Logger.getLogger(AnnounceDeletion.class);

    private final Holds holds;
    private final Suspensions suspensions;
    private final TellChange tellChange;
    private final Clock clock;
    private final DeletionPolicy policy;

    AnnounceDeletion(
            Holds holds, Suspensions suspensions, TellChange tellChange, Clock clock, SuspensionConfig config) {
        this.holds = holds;
        this.suspensions = suspensions;
        this.tellChange = tellChange;
        this.clock = clock;
        this.policy = DeletionPolicy.of(config);
    }

    /// @return whether there was one
    @Transactional
    boolean announceNext() {
        Instant now = Moment.of(clock);
        return policy.allows(now)
                && holds.nextDue(now).map(found -> announce(found, now)).orElse(false);
    }

    private boolean announce(Holds.Found found, Instant now) {
        Suspension name = suspensions.toChange(found.domain());
        var due = name.deletionDue(policy);
        if (due.isEmpty() || due.get().isAfter(now)) {
            return false;
        }
        var told = name.announceDeletion(due.get(), policy.noRegistrationBefore(due.get()), now);
        told.forEach((hold, events) -> tellChange.tell(name, hold, events));
        told.keySet().forEach(hold -> LOG.infof("hold %s on %s has reached its planned end", hold.id(), name.name()));
        return !told.isEmpty();
    }
}
