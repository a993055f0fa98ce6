package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.NoticeFailed;
import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import dk.punktum.flagger.events.Uuid7;
import java.util.UUID;

/// A notice that could not be delivered.
public final class NoticeFailedBuilder extends EventBuilder<NoticeFailed, NoticeFailedBuilder> {

    private final UUID noticeId = Uuid7.next();
    private NoticeRecipient recipient = NoticeRecipient.REGISTRANT;
    private NoticeOccasion occasion = NoticeOccasion.SUSPENDED;
    private NoticeFailed.FailureReason reason = NoticeFailed.FailureReason.REFUSED;

    NoticeFailedBuilder() {}

    public NoticeFailedBuilder to(NoticeRecipient who) {
        recipient = who;
        return this;
    }

    public NoticeFailedBuilder on(NoticeOccasion what) {
        occasion = what;
        return this;
    }

    public NoticeFailedBuilder because(NoticeFailed.FailureReason why) {
        reason = why;
        return this;
    }

    @Override
    public NoticeFailed build() {
        return new NoticeFailed(noticeId, domain, caseId, caseNumber, recipient, occasion, reason, 1, at);
    }

    @Override
    NoticeFailedBuilder self() {
        return this;
    }
}
