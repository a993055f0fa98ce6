package dk.punktum.flagger.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/// Writes down the notices that a case calls for. Each is written once, whatever made us ask again.
@ApplicationScoped
public class WriteNotices {

    private static final Logger LOG = Logger.getLogger(WriteNotices.class);

    private final Notices notices;
    private final Clock clock;

    WriteNotices(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /// Joins the running transaction.
    public void due(CaseFacts facts) {
        for (NoticeRules.Due due : NoticeRules.due(facts)) {
            if (notices.write(facts, due, clock.instant())) {
                LOG.infof("case %s: notice to %s about %s", facts.caseId(), due.recipient(), due.occasion());
            }
        }
    }
}
