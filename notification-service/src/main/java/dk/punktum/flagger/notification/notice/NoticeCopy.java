package dk.punktum.flagger.notification.notice;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/// The exact mail, octet by octet. What is sent is read from here, so a repeat is the same mail.
@Entity
@Table(name = "notice_copy")
public class NoticeCopy {

    /// @param round how often the notice was written anew
    @Embeddable
    public record Key(UUID noticeId, int round) implements Serializable {}

    @EmbeddedId
    private Key key;

    private String address;
    private String templateVersion;
    private String messageId;
    private byte[] mail;
    private Instant writtenAt;

    @SuppressWarnings("NullAway.Init")
    NoticeCopy() {}

    public NoticeCopy(
            UUID noticeId,
            int round,
            String address,
            String templateVersion,
            String messageId,
            byte[] mail,
            Instant writtenAt) {
        this.key = new Key(noticeId, round);
        this.address = address;
        this.templateVersion = templateVersion;
        this.messageId = messageId;
        this.mail = mail;
        this.writtenAt = writtenAt;
    }

    UUID noticeId() {
        return key.noticeId();
    }

    public String address() {
        return address;
    }

    public byte[] mail() {
        return mail.clone();
    }

    String templateVersion() {
        return templateVersion;
    }

    String messageId() {
        return messageId;
    }

    Instant writtenAt() {
        return writtenAt;
    }
}
