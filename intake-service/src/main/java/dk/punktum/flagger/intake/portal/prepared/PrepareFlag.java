package dk.punktum.flagger.intake.portal.prepared;

import dk.punktum.flagger.intake.agreement.AgreementFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Keeps what a person has prepared until another one has approved it: a flag, or a correction of one. The same form
/// sent twice is kept once.
@ApplicationScoped
public class PrepareFlag {

    private static final Logger LOG = Logger.getLogger(PrepareFlag.class);

    private final PreparedFlags preparedFlags;
    private final Clock clock;

    PrepareFlag(PreparedFlags preparedFlags, Clock clock) {
        this.preparedFlags = preparedFlags;
        this.clock = clock;
    }

    @Transactional
    public UUID prepare(AgreementFacts agreement, String person, Draft draft) {
        UUID id = preparedFlags.keep(agreement.id(), person, draft, clock.instant());
        LOG.infof("%s is prepared under agreement %s", id, agreement.id());
        return id;
    }
}
