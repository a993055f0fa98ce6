package dk.punktum.flagger.testing;

import dk.punktum.flagger.events.NoticeDelivered;
import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import dk.punktum.flagger.events.Uuid7;
import java.util.UUID;

/// A notice that a mail server has taken over.
public final class NoticeDeliveredBuilder extends EventBuilder<NoticeDelivered, NoticeDeliveredBuilder> {

    private final UUID noticeId = Uuid7.next();
    private NoticeRecipient recipient = NoticeRecipient.REGISTRANT;
    private NoticeOccasion occasion = NoticeOccasion.SUSPENDED;

    NoticeDeliveredBuilder() {}

    public NoticeDeliveredBuilder to(NoticeRecipient who) {
        recipient = who;
        return this;
    }

    public NoticeDeliveredBuilder on(NoticeOccasion what) {
        occasion = what;
        return this;
    }

    @Override
    public NoticeDelivered build() {
        return new NoticeDelivered(noticeId, domain, caseId, caseNumber, recipient, occasion, 1, at);
    }

    @Override
    NoticeDeliveredBuilder self() {
        return this;
    }
}
