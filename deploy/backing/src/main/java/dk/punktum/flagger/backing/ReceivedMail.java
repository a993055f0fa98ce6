package dk.punktum.flagger.backing;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A mail as the recipient's server has it.
///
/// @param to the addresses of the To field, in its order
/// @param text the first plain text part, decoded
/// @param headers by name, whatever its case; of a repeated one the last
public record ReceivedMail(String from, List<String> to, String subject, String text, Map<String, String> headers) {

    /// Everything that the server has, oldest first.
    public static List<ReceivedMail> allOf(Smtp smtp) {
        return smtp.received().stream().map(ReceivedMail::parse).toList();
    }

    static ReceivedMail parse(byte[] raw) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            message.getAllHeaders()
                    .asIterator()
                    .forEachRemaining(header -> headers.put(header.getName(), header.getValue()));
            String text = text(message);
            return new ReceivedMail(
                    String.join(", ", addresses(message.getFrom())),
                    addresses(message.getRecipients(MimeMessage.RecipientType.TO)),
                    message.getSubject() == null ? "" : message.getSubject(),
                    text == null ? "" : text,
                    headers);
        } catch (IOException | MessagingException e) {
            throw new IllegalArgumentException("Not a mail", e);
        }
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? List.of()
                : Arrays.stream(addresses).map(Address::toString).toList();
    }

    private static @Nullable String text(Part part) throws IOException, MessagingException {
        if (part.isMimeType("text/plain")) {
            return part.getContent().toString().replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart candidate = parts.getBodyPart(i);
                String text = text(candidate);
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }
}
