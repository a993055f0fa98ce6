package dk.punktum.flagger.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Has a failed notice sent anew: the address is looked up and the mail is written again.
@ApplicationScoped
class ResendNotice {

    private static final Logger LOG = Logger.getLogger(ResendNotice.class);

    private final Notices notices;
    private final Clock clock;

    ResendNotice(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    sealed interface Outcome {

        record Queued(NoticeView notice) implements Outcome {}

        record Unknown() implements Outcome {}

        record NotFailed(NoticeStatus status) implements Outcome {}
    }

    /// @param person who asks for it; kept in the log
    @Transactional
    Outcome resend(UUID id, String person) {
        return notices.toChange(id).map(notice -> resend(notice, person)).orElseGet(Outcome.Unknown::new);
    }

    private Outcome resend(Notice notice, String person) {
        if (notice.status() != NoticeStatus.FAILED) {
            return new Outcome.NotFailed(notice.status());
        }
        notice.resend(clock.instant());
        LOG.infof("notice %s: sent anew, asked for by %s", notice.id(), person);
        return new Outcome.Queued(notice.view(null));
    }
}
