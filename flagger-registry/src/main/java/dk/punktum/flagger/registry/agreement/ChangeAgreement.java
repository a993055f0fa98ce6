package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.messaging.Outbox;
import dk.punktum.flagger.registry.DanishDay;
import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.hearing.HearingState;
import dk.punktum.flagger.registry.hearing.Hearings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Takes an agreement from one status to another, and tells everybody how it now stands.
@ApplicationScoped
class ChangeAgreement {

    private static final Logger LOG = Logger.getLogger(ChangeAgreement.class);

    private final Agreements agreements;
    private final Hearings hearings;
    private final Outbox outbox;
    private final Clock clock;

    ChangeAgreement(Agreements agreements, Hearings hearings, Outbox outbox, Clock clock) {
        this.agreements = agreements;
        this.hearings = hearings;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    ChangeOutcome change(UUID id, ChangeWish wish) {
        return agreements
                .toChange(id)
                .map(agreement -> apply(agreement, wish, clock.instant()))
                .orElseGet(ChangeOutcome.Unknown::new);
    }

    private ChangeOutcome apply(Agreement agreement, ChangeWish wish, Instant now) {
        HearingState hearing = hearings.state(agreement.id(), DanishDay.of(now));
        return switch (AgreementRules.rule(agreement.facts(hearing), wish)) {
            case ChangeRuling.Refused(Refusal refusal) -> new ChangeOutcome.Refused(refusal);
            case ChangeRuling.Allowed() -> {
                agreement
                        .change(wish, now)
                        .ifPresent(event -> outbox.publish(event, agreement.id().toString()));
                LOG.infof("agreement %s: %s", agreement.id(), wish.change());
                yield new ChangeOutcome.Changed(agreement.view());
            }
        };
    }
}
