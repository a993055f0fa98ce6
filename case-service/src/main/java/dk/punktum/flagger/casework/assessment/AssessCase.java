package dk.punktum.flagger.casework.assessment;

import dk.punktum.flagger.casework.agreement.AgreementThen;
import dk.punktum.flagger.casework.agreement.AgreementVersions;
import dk.punktum.flagger.casework.collateral.Collateral;
import dk.punktum.flagger.casework.collateral.CollateralReports;
import dk.punktum.flagger.casework.flagcase.CaseStatus;
import dk.punktum.flagger.casework.flagcase.FlagCase;
import dk.punktum.flagger.casework.flagcase.FlagCases;
import dk.punktum.flagger.casework.flagcase.FlagWithdrawals;
import dk.punktum.flagger.casework.flagcase.WaitingFor;
import dk.punktum.flagger.casework.policy.GroundPolicies;
import dk.punktum.flagger.casework.policy.HighImpactNames;
import dk.punktum.flagger.casework.policy.PolicyInForce;
import dk.punktum.flagger.casework.rdap.RegistryAnswer;
import dk.punktum.flagger.events.DeclineReason;
import dk.punktum.flagger.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Makes the formal checks of a case, and decides it or puts it on a desk.
@ApplicationScoped
class AssessCase {

    private static final Logger LOG = Logger.getLogger(AssessCase.class);
    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    private final FlagCases cases;
    private final FlagWithdrawals withdrawals;
    private final AgreementVersions agreements;
    private final GroundPolicies policies;
    private final HighImpactNames highImpactNames;
    private final CollateralReports reports;
    private final Outbox outbox;
    private final RetrySchedule retries;
    private final Clock clock;

    AssessCase(
            FlagCases cases,
            FlagWithdrawals withdrawals,
            AgreementVersions agreements,
            GroundPolicies policies,
            HighImpactNames highImpactNames,
            CollateralReports reports,
            Outbox outbox,
            AssessmentConfig config,
            Clock clock) {
        this.cases = cases;
        this.withdrawals = withdrawals;
        this.agreements = agreements;
        this.policies = policies;
        this.highImpactNames = highImpactNames;
        this.reports = reports;
        this.outbox = outbox;
        this.retries = new RetrySchedule(config.firstRetry(), config.longestRetry());
        this.clock = clock;
    }

    /// Does nothing when the case has been dealt with meanwhile.
    @Transactional
    void assess(UUID id, RegistryAnswer registry, Collateral collateral) {
        cases.toChange(id)
                .filter(flagCase -> flagCase.status() == CaseStatus.OPEN)
                .ifPresent(flagCase -> assess(flagCase, registry, collateral));
    }

    private void assess(FlagCase flagCase, RegistryAnswer registry, Collateral collateral) {
        AgreementThen agreement = agreements.at(flagCase.agreementId(), flagCase.receivedAt());
        Optional<PolicyInForce> policy =
                policies.on(flagCase.receivedAt().atZone(DENMARK).toLocalDate(), flagCase.legalGround());
        if (registry instanceof RegistryAnswer.NoAnswer) {
            await(flagCase, WaitingFor.REGISTRY);
        } else if (agreement instanceof AgreementThen.NotHeardOf) {
            await(flagCase, WaitingFor.AGREEMENT);
        } else if (policy.isEmpty()) {
            await(flagCase, WaitingFor.POLICY);
        } else {
            conclude(
                    flagCase,
                    new CaseFacts(
                            agreement,
                            flagCase.legalGround(),
                            withdrawals.tellOf(flagCase),
                            registry,
                            cases.hasLiveDuplicate(flagCase),
                            highImpactNames.include(flagCase.domain()),
                            collateral,
                            policy.get()));
        }
    }

    private void await(FlagCase flagCase, WaitingFor lack) {
        if (flagCase.waitingFor() != lack) {
            // An agreement's event is on its way; the other two do not come by themselves.
            LOG.logf(
                    lack == WaitingFor.AGREEMENT ? Logger.Level.INFO : Logger.Level.WARN,
                    "case %s waits for the %s",
                    flagCase.id(),
                    lack);
        }
        Instant now = clock.instant();
        double chance = ThreadLocalRandom.current().nextDouble();
        flagCase.await(lack, now.plus(retries.pauseAfter(flagCase.attempts(), chance)), now);
    }

    private void conclude(FlagCase flagCase, CaseFacts facts) {
        Instant now = clock.instant();
        Assessment assessment = CaseRules.assess(facts);
        flagCase.check(facts.registry(), facts.policy(), assessment.results(), now);
        if (facts.registry() instanceof RegistryAnswer.Registered) {
            reports.keep(flagCase.id(), facts.collateral(), facts.subTenants(), now);
        }
        switch (assessment.outcome()) {
            case Assessment.Outcome.Upheld() -> outbox.publish(flagCase.upholdByPolicy(now), flagCase.correlationId());
            case Assessment.Outcome.Declined(DeclineReason reason) ->
                outbox.publish(flagCase.declineByPolicy(reason, now), flagCase.correlationId());
            case Assessment.Outcome.Withdrawn() ->
                outbox.publish(flagCase.closeWithdrawn(now), flagCase.correlationId());
            case Assessment.Outcome.ForAPerson(var level) -> flagCase.putOnDesk(level, now);
        }
        LOG.infof("case %s assessed: %s", flagCase.id(), flagCase.status());
    }
}
