package dk.punktum.flagger.notification.notice;

import dk.punktum.flagger.messaging.OperatorAct;
import dk.punktum.flagger.messaging.OperatorAudit;
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
    private final OperatorAudit audit;
    private final Clock clock;

    ResendNotice(Notices notices, OperatorAudit audit, Clock clock) {
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    sealed interface Outcome {

        record Queued(NoticeView notice) implements Outcome {}

        record Unknown() implements Outcome {}

        record NotFailed(NoticeStatus status) implements Outcome {}
    }

    /// @param by who asks for it, and why; kept in the audit
    @Transactional
    Outcome resend(UUID id, OperatorAct by) {
        return notices.toChange(id).map(notice -> resend(notice, by)).orElseGet(Outcome.Unknown::new);
    }

    private Outcome resend(Notice notice, OperatorAct by) {
        if (notice.status() != NoticeStatus.FAILED) {
            return new Outcome.NotFailed(notice.status());
        }
        notice.resend(clock.instant());
        audit.write(
                by,
                OperatorAudit.Action.NOTICE_RESENT,
                new OperatorAudit.Subject(
                        notice.id().toString(), null, notice.domain().aLabel()));
        LOG.infof("notice %s: sent anew, asked for by %s", notice.id(), by.person());
        return new Outcome.Queued(notice.view(null));
    }
}
