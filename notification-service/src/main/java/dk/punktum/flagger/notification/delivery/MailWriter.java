package dk.punktum.flagger.notification.delivery;

import dk.punktum.flagger.notification.letter.Language;
import dk.punktum.flagger.notification.letter.Letter;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.StreamProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.util.MailStreamProvider;

/// Turns a letter into the octets that are kept and sent. Pure: the same letter to the same mailbox differs in the
/// boundary between its parts only.
final class MailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    static {
        // Otherwise Jakarta Mail looks through all jars for it, for each part of each mail.
        System.getProperties().putIfAbsent(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final Session session = Session.getInstance(new Properties());
    private final InternetAddress from;
    private final String host;

    /// @param address  where notices come from
    /// @param registry the name that is shown for it
    MailWriter(String address, String registry) {
        Mailbox mailbox = Mailbox.read(address)
                .orElseThrow(() -> new IllegalArgumentException("flagger.notices.from is not a mail address"));
        host = mailbox.host();
        try {
            from = new InternetAddress(mailbox.toString(), registry, UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param noticeId makes the Message-ID: when a mail comes twice, it is recognised as the same
    /// @param round    how often the notice was written anew; another text is another message
    WrittenMail write(Letter letter, Mailbox to, UUID noticeId, int round, Instant now) {
        String messageId = "<%s.%d@%s>".formatted(noticeId, round, host);
        try {
            var message = new Mail(session, messageId);
            message.setFrom(from);
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.toString(), true));
            message.setSubject(letter.subject(), UTF_8);
            message.setSentDate(Date.from(now));
            // RFC 3834: no holiday notice comes back to us, and no two machines write to each other for ever.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader(
                    "Content-Language",
                    letter.languages().stream().map(Language::code).collect(Collectors.joining(", ")));
            message.setContent(
                    new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html")));
            message.saveChanges();
            var octets = new ByteArrayOutputStream();
            message.writeTo(octets);
            return new WrittenMail(messageId, octets.toByteArray());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("notice %s can not be written".formatted(noticeId), e);
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        // 7 bits and short lines: every server on the way takes it unchanged.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /// Keeps our Message-ID, which would otherwise be made anew.
    private static final class Mail extends MimeMessage {

        private final String id;

        Mail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
