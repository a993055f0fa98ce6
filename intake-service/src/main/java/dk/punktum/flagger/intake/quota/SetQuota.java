package dk.punktum.flagger.intake.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sets what one agreement may hand in. It counts from the next flag on, on all instances.
@ApplicationScoped
class SetQuota {

    private static final Logger LOG = Logger.getLogger(SetQuota.class);

    private final Quotas quotas;
    private final Clock clock;

    SetQuota(Quotas quotas, Clock clock) {
        this.quotas = quotas;
        this.clock = clock;
    }

    /// @param limits null: what is configured counts again
    /// @return false when there is no such agreement
    @Transactional
    boolean set(UUID agreementId, @Nullable QuotaLimits limits, String person, String reason) {
        if (!quotas.isAgreement(agreementId)) {
            return false;
        }
        quotas.set(agreementId, new Quotas.Setting(clock.instant(), person, limits, reason));
        LOG.infof(
                "quota of agreement %s set by %s: %s",
                agreementId, person, limits == null ? "as configured" : limits.toString());
        return true;
    }
}
