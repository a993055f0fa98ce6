package dk.punktum.flagger.intake.portal.prepared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Gives back what was prepared, with a reason, to be changed and prepared anew.
@ApplicationScoped
public class ReturnFlag {

    private static final Logger LOG = Logger.getLogger(ReturnFlag.class);

    private final PreparedFlags preparedFlags;
    private final Clock clock;

    ReturnFlag(PreparedFlags preparedFlags, Clock clock) {
        this.preparedFlags = preparedFlags;
        this.clock = clock;
    }

    /// @param mayApprove whether the person who returns it may approve
    /// @param reason     without white space around it
    /// @return empty for another agreement's; what was decided before stays as it was
    @Transactional
    public Optional<ApprovalRules.Ruling> giveBack(
            UUID id, UUID agreementId, String by, boolean mayApprove, String reason) {
        return preparedFlags.toDecide(id, agreementId).map(prepared -> {
            ApprovalRules.Ruling ruling = ApprovalRules.giveBack(prepared, by, mayApprove, reason);
            if (ruling instanceof ApprovalRules.Ruling.Allowed) {
                preparedFlags.giveBack(id, by, reason, clock.instant());
                LOG.infof("%s is returned", id);
            }
            return ruling;
        });
    }
}
