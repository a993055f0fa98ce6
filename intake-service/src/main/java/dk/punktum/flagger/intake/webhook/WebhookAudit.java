package dk.punktum.flagger.intake.webhook;

import dk.punktum.flagger.events.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes down who has changed a webhook, in the transaction that changes it.
@ApplicationScoped
public class WebhookAudit {

    public enum Act {
        REGISTERED,
        DELETED,
        SECRET_ROTATED,
        TESTED,
        REPLAYED,
        ENABLED,
        DISABLED_GONE,
        DISABLED_FAILING
    }

    private static final Logger LOG = Logger.getLogger(WebhookAudit.class);

    private final DataSource database;

    WebhookAudit(DataSource database) {
        this.database = database;
    }

    /// @param clientId null where nobody did it
    public void write(Act act, UUID webhookId, UUID agreementId, @Nullable String clientId, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into webhook_audit (id, happened_at, webhook_id, agreement_id, act, client_id)
                        values (?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, Uuid7.next());
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setObject(3, webhookId);
            insert.setObject(4, agreementId);
            insert.setString(5, act.name());
            insert.setString(6, clientId);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("webhook %s: %s is not written down".formatted(webhookId, act), e);
        }
        LOG.infof("webhook %s: %s", webhookId, act);
    }
}
