package dk.punktum.flagger.backing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SmtpTest {

    private final Smtp smtp = Backing.forTests().smtp();

    @Test
    void showsWhatItReceived() throws MessagingException {
        String subject = "Suspendering af rødgrød.dk " + UUID.randomUUID();

        send(subject, "Domænet æøå er suspenderet.", "registrant@eksempel.example");

        assertThat(mailsWith(subject)).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("flagger@punktum.example");
            assertThat(mail.to()).containsExactly("registrant@eksempel.example");
            assertThat(mail.text()).isEqualToIgnoringNewLines("Domænet æøå er suspenderet.");
            assertThat(mail.headers()).containsKey("message-id");
        });
    }

    @Test
    void aRestartKeepsPortAndMails() throws MessagingException {
        // Given
        String subject = UUID.randomUUID().toString();
        int port = smtp.port();
        send(subject, "before", "one@eksempel.example");

        // When
        smtp.restart();

        // Then
        send(subject, "after", "two@eksempel.example");
        assertThat(smtp.port()).isEqualTo(port);
        assertThat(mailsWith(subject)).hasSize(2);
    }

    private List<ReceivedMail> mailsWith(String subject) {
        return ReceivedMail.allOf(smtp).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
    }

    private void send(String subject, String text, String to) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", smtp.host());
        settings.put("mail.smtp.port", Integer.toString(smtp.port()));
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom("flagger@punktum.example");
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }
}
