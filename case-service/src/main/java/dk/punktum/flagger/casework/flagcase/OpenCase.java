package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Opens a case for a flagged name: one, however often the flag is delivered.
@ApplicationScoped
class OpenCase {

    private static final Logger LOG = Logger.getLogger(OpenCase.class);

    private static final String AUTHORITY = "authority";

    private final FlagCases cases;
    private final FlagWithdrawals withdrawals;
    private final FlagCorrections corrections;
    private final Outbox outbox;
    private final Event<CaseIsDue> due;
    private final Clock clock;

    OpenCase(
            FlagCases cases,
            FlagWithdrawals withdrawals,
            FlagCorrections corrections,
            Outbox outbox,
            Event<CaseIsDue> due,
            Clock clock) {
        this.cases = cases;
        this.withdrawals = withdrawals;
        this.corrections = corrections;
        this.outbox = outbox;
        this.due = due;
        this.clock = clock;
    }

    @Transactional
    void open(FlagReceived flag) {
        cases.holdStill(flag.flagId(), flag.domain());
        if (cases.toChange(flag.flagId(), flag.domain()).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        FlagCase opened = FlagCase.open(flag, cases.nextNumber(), now);
        UUID superseded = flag.supersedes();
        if (superseded != null) {
            opened.tell(flag.receivedAt(), EntryKind.SUPERSEDES, AUTHORITY, supersede(superseded, flag, now), null);
        }
        corrections
                .of(flag.flagId(), flag.domain())
                .forEach(correction -> opened.tell(
                        correction.correctedAt(),
                        EntryKind.FLAG_CORRECTED,
                        AUTHORITY,
                        String.valueOf(correction.version()),
                        null));
        cases.persist(opened);
        outbox.publish(opened.opened(), opened.correlationId());
        LOG.infof("case %s opened for flag %s", opened.id(), flag.flagId());
        withdrawals
                .of(flag.flagId(), flag.domain())
                .ifPresentOrElse(
                        earlier -> opened.withdraw(earlier.reason(), earlier.withdrawnAt(), now)
                                .forEach(closed -> outbox.publish(closed, opened.correlationId())),
                        () -> due.fire(new CaseIsDue(opened.id())));
    }

    /// The earlier case stays as it is until intake takes its flag back.
    ///
    /// @return what the earlier flag is called here
    private String supersede(UUID earlier, FlagReceived flag, Instant now) {
        cases.holdStill(earlier, flag.domain());
        cases.supersede(earlier, flag.domain(), flag.flagId());
        return cases.toChange(earlier, flag.domain())
                .map(superseded -> {
                    superseded.tell(now, EntryKind.SUPERSEDED, AUTHORITY, flag.flagNumber(), null);
                    cases.countChange(superseded);
                    return superseded.summary().flagNumber();
                })
                .orElse(earlier.toString());
    }
}
