package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Closes the case of a flag that was taken back, or remembers it until the case comes.
@ApplicationScoped
class WithdrawFlag {

    private static final Logger LOG = Logger.getLogger(WithdrawFlag.class);

    private final FlagCases cases;
    private final FlagWithdrawals withdrawals;
    private final Outbox outbox;
    private final Clock clock;

    WithdrawFlag(FlagCases cases, FlagWithdrawals withdrawals, Outbox outbox, Clock clock) {
        this.cases = cases;
        this.withdrawals = withdrawals;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void withdraw(FlagWithdrawn withdrawn) {
        cases.holdStill(withdrawn.flagId(), withdrawn.domain());
        if (withdrawals.of(withdrawn.flagId(), withdrawn.domain()).isPresent()) {
            return;
        }
        withdrawals.persist(new FlagWithdrawal(withdrawn));
        cases.toChange(withdrawn.flagId(), withdrawn.domain()).ifPresent(flagCase -> {
            flagCase.withdraw(withdrawn.reason(), withdrawn.withdrawnAt(), clock.instant())
                    .forEach(closed -> outbox.publish(closed, flagCase.correlationId()));
            LOG.infof("case %s: flag %s withdrawn, now %s", flagCase.id(), withdrawn.flagId(), flagCase.status());
        });
    }
}
