package dk.punktum.flagger.registry.agreement;

import dk.punktum.flagger.messaging.Outbox;
import dk.punktum.flagger.registry.DanishDay;
import dk.punktum.flagger.registry.Refusal;
import dk.punktum.flagger.registry.hearing.HearingState;
import dk.punktum.flagger.registry.hearing.Hearings;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Takes an agreement from one status to another, and tells everybody how it now stands.
@ApplicationScoped
public class ChangeAgreement {

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

    /// @param person the `sub` of whoever decides it
    /// @return what the rules object to; nothing once it is suspended
    @Transactional
    public Optional<Refusal> suspend(UUID id, String reason, String person) {
        return switch (change(id, new ChangeWish(AgreementChange.SUSPEND, reason, person))) {
            case ChangeOutcome.Changed _ -> Optional.empty();
            case ChangeOutcome.Refused(Refusal refusal) -> Optional.of(refusal);
            case ChangeOutcome.Unknown() -> throw ChangeOutcome.unknown();
        };
    }

    /// Until the transaction ends, nobody else changes it.
    ///
    /// @throws HttpProblem 404 when there is none
    @Transactional
    public void lock(UUID id) {
        locked(id);
    }

    /// What speaks against letting another machine or person act under it; locks it.
    ///
    /// @throws HttpProblem 404 when there is none
    @Transactional
    public Optional<Refusal> objectionToAccess(UUID id) {
        return locked(id).letsSomebodyIn() ? Optional.empty() : Optional.of(Refusal.WRONG_STATUS);
    }

    /// Raises the version, and tells everybody which machine identities there are.
    ///
    /// @param what for the agreement's log
    /// @throws HttpProblem 404 when there is none
    @Transactional
    public void clientsChanged(UUID id, String what, String person) {
        locked(id).changed(what, person, clock.instant()).ifPresent(event -> outbox.publish(event, id.toString()));
    }

    private Agreement locked(UUID id) {
        return agreements.toChange(id).orElseThrow(ChangeOutcome::unknown);
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
