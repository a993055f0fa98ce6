package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Activates, suspends, resumes or terminates an agreement, and tells everybody how it now stands.
@ApplicationScoped
class ChangeAgreement {

    private static final Logger LOG = Logger.getLogger(ChangeAgreement.class);

    private final Agreements agreements;
    private final Outbox outbox;
    private final Clock clock;

    ChangeAgreement(Agreements agreements, Outbox outbox, Clock clock) {
        this.agreements = agreements;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    ChangeOutcome change(UUID id, AgreementChange change, @Nullable String reason, String person) {
        return agreements
                .toChange(id)
                .map(agreement -> apply(agreement, change, reason, person))
                .orElseGet(ChangeOutcome.Unknown::new);
    }

    private ChangeOutcome apply(Agreement agreement, AgreementChange change, @Nullable String reason, String person) {
        return switch (AgreementRules.rule(agreement.facts(), change, person)) {
            case ChangeRuling.Refused(ChangeRuling.Refusal refusal) -> new ChangeOutcome.Refused(refusal);
            case ChangeRuling.Allowed() -> {
                outbox.publish(
                        agreement.change(change, reason, person, clock.instant()),
                        agreement.id().toString());
                LOG.infof("agreement %s: %s", agreement.id(), change);
                yield new ChangeOutcome.Changed(agreement.view());
            }
        };
    }
}
