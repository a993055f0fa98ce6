package dk.punktum.flagger.notification.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/// Hands a kept mail to the mail server, octet by octet as it was kept.
@ApplicationScoped
class SmtpHandover {

    private static final int PERMANENT = 500;

    private final SmtpSettings smtp;
    private final NoticeSettings notices;
    private final ScheduledThreadPoolExecutor lateWrites = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("smtp-late-writes").daemon().factory());
    private final Session session;

    SmtpHandover(SmtpSettings smtp, NoticeSettings notices) {
        this.smtp = smtp;
        this.notices = notices;
        lateWrites.setRemoveOnCancelPolicy(true);
        // Once: it looks through all jars for what there is to send with.
        this.session = Session.getInstance(properties());
    }

    /// Connects for each mail: there are few, and an old connection is one more thing that can be dead.
    Handover handOver(byte[] octets, String address) {
        try (Transport transport = session.getTransport("smtp")) {
            try {
                connect(transport);
            } catch (MessagingException e) {
                // Whatever it says at the door, it says about us, not about the recipient.
                return new Handover.Later("SMTP_UNREACHABLE");
            }
            var mail = new MimeMessage(session, new ByteArrayInputStream(octets));
            transport.sendMessage(mail, new Address[] {new InternetAddress(address, true)});
            return new Handover.Taken();
        } catch (MessagingException e) {
            return judge(replyCode(e));
        }
    }

    /// Whether the mail server lets us in.
    boolean answers() {
        try (Transport transport = session.getTransport("smtp")) {
            connect(transport);
            return true;
        } catch (MessagingException e) {
            return false;
        }
    }

    private void connect(Transport transport) throws MessagingException {
        transport.connect(
                smtp.host(),
                smtp.port(),
                smtp.username().orElse(null),
                smtp.password().orElse(null));
    }

    static Handover judge(int reply) {
        if (reply >= PERMANENT) {
            return new Handover.Refused("SMTP_" + reply);
        }
        return new Handover.Later(reply > 0 ? "SMTP_" + reply : "SMTP_BROKEN_OFF");
    }

    /// The most telling one of a chain: what it said about the recipient stands behind what it said in general.
    private static int replyCode(MessagingException fault) {
        int code = 0;
        for (Exception e = fault; e instanceof MessagingException one; e = one.getNextException()) {
            int said = switch (one) {
                case SMTPAddressFailedException recipient -> recipient.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> 0;
            };
            code = said > 0 ? said : code;
        }
        return code;
    }

    @PreDestroy
    void close() {
        lateWrites.shutdownNow();
    }

    private Properties properties() {
        String timeout = Long.toString(smtp.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", timeout);
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.writetimeout", timeout);
        // Otherwise each connection has a thread of its own that watches over this.
        properties.put("mail.smtp.executor.writetimeout", lateWrites);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(smtp.username().isPresent()));
        boolean tls = smtp.tls() == SmtpSettings.Tls.REQUIRED;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(tls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        // Bounces go where the notice came from.
        properties.setProperty("mail.smtp.from", notices.from());
        // Otherwise QUIT is sent and its answer not waited for: some servers then drop the mail.
        properties.setProperty("mail.smtp.quitwait", "true");
        return properties;
    }
}
