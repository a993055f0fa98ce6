package dk.punktum.flagger.intake.webhook;

import dk.punktum.flagger.intake.webhook.WebhookAudit.Act;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What an authority does with a webhook that it has.
@ApplicationScoped
class ChangeWebhook {

    private final Webhooks webhooks;
    private final WebhookAudit audit;
    private final SecretVault vault;
    private final WebhookSettings settings;
    private final Clock clock;

    ChangeWebhook(Webhooks webhooks, WebhookAudit audit, SecretVault vault, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.audit = audit;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    enum Change {
        ENABLE,
        ROTATE_SECRET,
        DELETE
    }

    /// @return the webhook as it is now, or was; empty when the agreement has none with this id
    @Transactional
    Optional<WebhookView> change(UUID id, UUID agreementId, String clientId, Change change) {
        Instant now = clock.instant();
        return webhooks.find(id, agreementId, now).map(webhook -> switch (change) {
            case ENABLE -> {
                webhooks.enable(id, now);
                audit.write(Act.ENABLED, id, agreementId, clientId, now);
                yield webhooks.find(id, now).map(WebhookView::of).orElseThrow();
            }
            case ROTATE_SECRET -> {
                WebhookSecret secret = WebhookSecret.fresh();
                webhooks.replaceSecret(id, vault.close(id, secret), now.plus(settings.formerSecretValidFor()));
                audit.write(Act.SECRET_ROTATED, id, agreementId, clientId, now);
                yield WebhookView.of(webhook).with(secret);
            }
            case DELETE -> {
                webhooks.delete(id);
                audit.write(Act.DELETED, id, agreementId, clientId, now);
                yield WebhookView.of(webhook);
            }
        });
    }
}
