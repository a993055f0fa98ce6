package dk.punktum.flagger.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.notification.letter.Language;
import dk.punktum.flagger.notification.letter.Letter;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailWriterTest {

    private static final Instant NOW = Instant.parse("2026-07-01T08:00:00Z");
    private static final UUID ID = Uuid7.next();

    private final MailWriter mails = new MailWriter("notices@registry.example", "Børge dk");

    @Test
    void headers() throws Exception {
        MimeMessage mail = parse(write("Domænenavnet æøå.dk er suspenderet", "tekst"));

        assertThat(mail.getMessageID()).isEqualTo("<%s.2@registry.example>".formatted(ID));
        assertThat(mail.getSentDate()).isEqualTo(NOW);
        assertThat(mail.getSubject()).isEqualTo("Domænenavnet æøå.dk er suspenderet");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("da, en");
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(mail.getFrom()[0].toString()).contains("notices@registry.example");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("kontakt@firma.example");
    }

    @Test
    void twoAlternativesInUtf8AndNoAttachments() throws Exception {
        MimeMessage mail = parse(write("Emne", "Rødgrød med fløde\n.\nslut\n"));

        var parts = (Multipart) mail.getContent();
        assertThat(mail.isMimeType("multipart/alternative")).isTrue();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo("Rødgrød med fløde\n.\nslut\n");
    }

    @Test
    void theWireHasSevenBitsAndShortLinesOnly() {
        byte[] octets = write("Emne æøå ".repeat(20), "Rødgrød ".repeat(500)).octets();

        String wire = new String(octets, StandardCharsets.ISO_8859_1);
        assertThat(wire.chars()).allMatch(c -> c < 0x80);
        assertThat(Arrays.stream(wire.split("\r\n"))).allMatch(line -> line.length() <= 78);
        assertThat(wire.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    void aSubjectCanNotAddAHeader() throws Exception {
        MimeMessage mail = parse(write("Emne\r\nBcc: alle@firma.example\r\n\r\nandet", "tekst"));

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getContent()).isInstanceOf(Multipart.class);
    }

    @Test
    void aSenderThatIsNoAddressIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new MailWriter("nobody", "Registry")).isInstanceOf(IllegalArgumentException.class);
    }

    private WrittenMail write(String subject, String text) {
        var letter = new Letter(subject, text, "<p>" + text + "</p>", List.of(Language.DANISH, Language.ENGLISH), "v1");
        return mails.write(letter, new Mailbox("kontakt", "firma.example"), ID, 2, NOW);
    }

    private static MimeMessage parse(WrittenMail mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.octets()));
    }
}
