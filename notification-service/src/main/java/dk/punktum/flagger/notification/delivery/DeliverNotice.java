package dk.punktum.flagger.notification.delivery;

import dk.punktum.flagger.events.NoticeFailed.FailureReason;
import dk.punktum.flagger.notification.letter.Letter;
import dk.punktum.flagger.notification.letter.LetterWriter;
import dk.punktum.flagger.notification.notice.NoticeCopy;
import dk.punktum.flagger.notification.story.CaseFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/// One attempt to deliver one notice.
///
/// At least once: when the process dies after the mail server has taken the mail and before that is written down, the
/// same mail goes out again, octet by octet and under the same Message-ID.
@ApplicationScoped
class DeliverNotice {

    private static final Logger LOG = Logger.getLogger(DeliverNotice.class);

    private final DeliveryLog log;
    private final Addressees addressees;
    private final LetterWriter letters;
    private final MailWriter mails;
    private final SmtpHandover smtp;
    private final NoticeSettings settings;
    private final Clock clock;

    DeliverNotice(DeliveryLog log, Addressees addressees, SmtpHandover smtp, NoticeSettings settings, Clock clock) {
        this.log = log;
        this.addressees = addressees;
        this.letters = new LetterWriter();
        this.mails = new MailWriter(settings.from(), settings.registryName());
        this.smtp = smtp;
        this.settings = settings;
        this.clock = clock;
    }

    void deliver(Claim claim) {
        log.finish(claim, attempt(claim));
    }

    private DeliveryOutcome attempt(Claim claim) {
        try {
            return switch (log.open(claim)) {
                case DeliveryLog.Opened.Kept(NoticeCopy copy) -> send(copy);
                case DeliveryLog.Opened.Unwritten(CaseFile file) -> write(claim, file);
            };
        } catch (NotAnswering e) {
            LOG.debugf(e, "notice %s: %s", claim.noticeId(), e.code());
            return new DeliveryOutcome.Postponed(e.code());
        } catch (RuntimeException e) {
            LOG.errorf(e, "notice %s can not be sent", claim.noticeId());
            return new DeliveryOutcome.Postponed("UNEXPECTED");
        }
    }

    private DeliveryOutcome write(Claim claim, CaseFile file) {
        if (file.authority().isEmpty()) {
            return new DeliveryOutcome.Postponed("AUTHORITY_NOT_KNOWN_YET");
        }
        if (claim.tellsOfAnEnd() && file.circumstances().awaitAnnuller()) {
            return new DeliveryOutcome.Postponed("ANNULLER_NOT_KNOWN_YET");
        }
        return switch (addressees.of(claim.recipient(), file)) {
            case Addressee.Nobody() -> new DeliveryOutcome.Lapsed();
            case Addressee.OutOfReach(FailureReason reason) -> new DeliveryOutcome.Failed(reason, reason.name());
            case Addressee.At at -> send(keep(claim, file, at));
        };
    }

    private NoticeCopy keep(Claim claim, CaseFile file, Addressee.At at) {
        Letter letter = letters.write(
                claim.occasion(),
                claim.recipient(),
                at.language(),
                file.circumstances(),
                new LetterWriter.Particulars(
                        file.authority().orElseThrow(),
                        settings.registryName(),
                        claim.reference().toString(),
                        checkAt(claim)));
        WrittenMail mail = mails.write(letter, at.mailbox(), claim.noticeId(), claim.round(), clock.instant());
        return log.keep(claim, at.mailbox(), letter, mail);
    }

    private String checkAt(Claim claim) {
        String base = settings.publicUrl().toString();
        return (base.endsWith("/") ? base : base + "/") + "verify/" + claim.reference();
    }

    private DeliveryOutcome send(NoticeCopy copy) {
        return switch (smtp.handOver(copy.mail(), copy.address())) {
            case Handover.Taken() -> new DeliveryOutcome.Delivered();
            case Handover.Later(String code) -> new DeliveryOutcome.Postponed(code);
            case Handover.Refused(String code) -> new DeliveryOutcome.Failed(FailureReason.REFUSED, code);
        };
    }
}
