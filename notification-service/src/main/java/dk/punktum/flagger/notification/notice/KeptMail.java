package dk.punktum.flagger.notification.notice;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/// The mail as it was sent, taken apart for reading. `GET /notices/{id}/mail` has it octet by octet.
///
/// @param headers in their order; encoded words (RFC 2047) are decoded
record KeptMail(
        NoticeView notice,
        String templateVersion,
        String messageId,
        Instant writtenAt,
        List<HeaderField> headers,
        String text,
        String html) {

    record HeaderField(String name, String value) {}

    static KeptMail of(NoticeView notice, NoticeCopy copy) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(copy.mail()));
            var headers = new ArrayList<HeaderField>();
            for (Header header : Collections.list(message.getAllHeaders())) {
                String value = MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
                headers.add(new HeaderField(header.getName(), value));
            }
            var parts = (Multipart) message.getContent();
            return new KeptMail(
                    notice,
                    copy.templateVersion(),
                    copy.messageId(),
                    copy.writtenAt(),
                    headers,
                    content(parts, 0),
                    content(parts, 1));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the kept copy of notice %s can not be read".formatted(notice.id()), e);
        }
    }

    private static String content(Multipart parts, int index) throws MessagingException, IOException {
        return parts.getBodyPart(index).getContent().toString().replace("\r\n", "\n");
    }
}
