package dk.punktum.flagger.notification.delivery;

import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import dk.punktum.flagger.notification.notice.Notice;
import dk.punktum.flagger.notification.notice.Reference;
import java.util.UUID;

/// A notice that a worker has in hand.
record Claim(
        UUID noticeId,
        UUID caseId,
        NoticeRecipient recipient,
        NoticeOccasion occasion,
        Reference reference,
        int round,
        int attempt) {

    boolean tellsOfAnEnd() {
        return switch (occasion) {
            case HOLD_LIFTED, REINSTATED -> true;
            case DECLINED, SUSPENDED, EFFECTIVE -> false;
        };
    }

    static Claim on(Notice notice) {
        return new Claim(
                notice.id(),
                notice.caseId(),
                notice.recipient(),
                notice.occasion(),
                notice.reference(),
                notice.round(),
                notice.attempts());
    }
}
