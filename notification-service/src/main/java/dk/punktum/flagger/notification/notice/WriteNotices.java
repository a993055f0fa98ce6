package dk.punktum.flagger.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
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
        List<NoticeRules.Due> due = NoticeRules.due(facts);
        if (!due.isEmpty()) {
            notices.write(facts, due, clock.instant())
                    .forEach(written -> LOG.infof("case %s: notice %s", facts.caseId(), written));
        }
    }
}
