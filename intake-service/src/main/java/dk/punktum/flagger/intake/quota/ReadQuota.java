package dk.punktum.flagger.intake.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// Shows an agreement's quota to the registry's people.
@ApplicationScoped
class ReadQuota {

    private static final int MOST_CHANGES = 50;

    private final Quotas quotas;
    private final Clock clock;

    ReadQuota(Quotas quotas, Clock clock) {
        this.quotas = quotas;
        this.clock = clock;
    }

    /// @return nothing when there is no such agreement
    @Transactional
    Optional<QuotaView> of(UUID agreementId) {
        if (!quotas.isAgreement(agreementId)) {
            return Optional.empty();
        }
        QuotaUse use = quotas.of(agreementId, clock.instant().minus(QuotaRules.WINDOW));
        return Optional.of(
                QuotaView.of(agreementId, use.limits(), use.taken(), quotas.settings(agreementId, MOST_CHANGES)));
    }
}
