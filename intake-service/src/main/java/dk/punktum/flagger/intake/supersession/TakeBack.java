package dk.punktum.flagger.intake.supersession;

import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.FlagWithdrawn;
import dk.punktum.flagger.events.WithdrawalReason;
import dk.punktum.flagger.intake.progress.NoteProgress;
import dk.punktum.flagger.intake.sandbox.FlagEvents;
import dk.punktum.flagger.intake.supersession.Supersessions.Superseded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/// Takes a superseded flag back on a name: once, however often it is asked. Inside a transaction.
@ApplicationScoped
class TakeBack {

    private static final Logger LOG = Logger.getLogger(TakeBack.class);

    private final NoteProgress noteProgress;
    private final FlagEvents events;
    private final Clock clock;

    TakeBack(NoteProgress noteProgress, FlagEvents events, Clock clock) {
        this.noteProgress = noteProgress;
        this.events = events;
        this.clock = clock;
    }

    void on(DomainName domain, Superseded flag) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (noteProgress.withdrawn(flag.flagId(), domain, WithdrawalReason.SUPERSEDED, flag.clientId(), now)) {
            events.publish(
                    new FlagWithdrawn(
                            flag.flagId(), flag.number(), domain, flag.agreementId(), WithdrawalReason.SUPERSEDED, now),
                    flag.flagId(),
                    flag.agreementId());
            LOG.infof("flag %s superseded on a name", flag.flagId());
        }
    }
}
