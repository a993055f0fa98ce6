package dk.punktum.flagger.notification.delivery;

import dk.punktum.flagger.events.Event;
import dk.punktum.flagger.events.NoticeFailed.FailureReason;
import dk.punktum.flagger.messaging.Outbox;
import dk.punktum.flagger.notification.letter.Letter;
import dk.punktum.flagger.notification.notice.Notice;
import dk.punktum.flagger.notification.notice.NoticeCopies;
import dk.punktum.flagger.notification.notice.NoticeCopy;
import dk.punktum.flagger.notification.notice.Notices;
import dk.punktum.flagger.notification.story.CaseFile;
import dk.punktum.flagger.notification.story.CaseFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// The short transactions before and after what is done outside: take in hand, keep the copy, write down the outcome.
@ApplicationScoped
class DeliveryLog {

    private static final Logger LOG = Logger.getLogger(DeliveryLog.class);

    private final Notices notices;
    private final NoticeCopies copies;
    private final CaseFiles files;
    private final Outbox outbox;
    private final NoticeSettings settings;
    private final RetrySchedule schedule;
    private final Clock clock;

    DeliveryLog(
            Notices notices,
            NoticeCopies copies,
            CaseFiles files,
            Outbox outbox,
            NoticeSettings settings,
            Clock clock) {
        this.notices = notices;
        this.copies = copies;
        this.files = files;
        this.outbox = outbox;
        this.settings = settings;
        this.schedule = new RetrySchedule(
                settings.retry().first(),
                settings.retry().longest(),
                settings.retry().attempts());
        this.clock = clock;
    }

    @Transactional
    List<Claim> claimDue(int most) {
        Instant now = clock.instant();
        List<Notice> due = notices.takeDue(most, now);
        due.forEach(notice -> notice.claim(now.plus(settings.claim())));
        return due.stream().map(Claim::on).toList();
    }

    /// What there is to go on with: the mail as it was kept before, or what one has to be written from.
    sealed interface Opened {
        record Kept(NoticeCopy copy) implements Opened {}

        record Unwritten(CaseFile file) implements Opened {}
    }

    /// Before the first attempt of its round, no mail can have been kept.
    @Transactional
    Opened open(Claim claim) {
        Optional<NoticeCopy> kept =
                claim.attempt() == 1 ? Optional.empty() : copies.of(claim.noticeId(), claim.round());
        return kept.<Opened>map(Opened.Kept::new).orElseGet(() -> new Opened.Unwritten(files.of(claim.caseId())));
    }

    /// Committed before the mail leaves the house.
    @Transactional
    NoticeCopy keep(Claim claim, Mailbox to, Letter letter, WrittenMail mail) {
        return copies.of(claim.noticeId(), claim.round()).orElseGet(() -> {
            var copy = new NoticeCopy(
                    claim.noticeId(),
                    claim.round(),
                    to.toString(),
                    letter.templateVersion(),
                    mail.messageId(),
                    mail.octets(),
                    clock.instant());
            copies.persist(copy);
            return copy;
        });
    }

    /// The status and the event about it commit together.
    @Transactional
    void finish(Claim claim, DeliveryOutcome outcome) {
        Notice notice = notices.toChange(claim.noticeId()).orElseThrow();
        if (!notice.isClaimed(claim.round(), claim.attempt())) {
            LOG.warnf("notice %s was taken over by another worker; ours took too long", claim.noticeId());
            return;
        }
        Instant now = clock.instant();
        switch (outcome) {
            case DeliveryOutcome.Delivered() -> tell(notice, notice.deliver(now));
            case DeliveryOutcome.Lapsed() -> notice.lapse(now);
            case DeliveryOutcome.Failed(FailureReason reason, String trouble) ->
                tell(notice, notice.fail(reason, trouble, now));
            case DeliveryOutcome.Postponed(String trouble)
            when schedule.isLast(claim.attempt()) ->
                tell(notice, notice.fail(FailureReason.ATTEMPTS_EXHAUSTED, trouble, now));
            case DeliveryOutcome.Postponed(String trouble) ->
                notice.postpone(trouble, schedule.after(claim.attempt(), now, ThreadLocalRandom.current()));
        }
        LOG.infof("notice %s, attempt %d: %s", claim.noticeId(), claim.attempt(), outcome);
    }

    private void tell(Notice notice, Event event) {
        outbox.publish(event, files.correlationId(notice.caseId()));
    }
}
