package dk.punktum.flagger.intake.webhook;

import dk.punktum.flagger.events.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Adds a webhook, with a secret of its own.
@ApplicationScoped
class RegisterWebhook {

    private final Webhooks webhooks;
    private final WebhookAudit audit;
    private final SecretVault vault;
    private final WebhookSettings settings;
    private final Clock clock;

    RegisterWebhook(Webhooks webhooks, WebhookAudit audit, SecretVault vault, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.audit = audit;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /// @return empty when the agreement has as many as it may have
    @Transactional
    Optional<WebhookView> register(UUID agreementId, String clientId, String url) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (webhooks.ofAgreementOneAtATime(agreementId, now).size() >= settings.mostPerAgreement()) {
            return Optional.empty();
        }
        UUID id = Uuid7.next();
        WebhookSecret secret = WebhookSecret.fresh();
        var webhook =
                new Webhook(id, agreementId, url, Webhook.Status.ENABLED, now, null, List.of(vault.close(id, secret)));
        webhooks.add(webhook);
        audit.write(WebhookAudit.Act.REGISTERED, id, agreementId, clientId, now);
        return Optional.of(WebhookView.of(webhook).with(secret));
    }
}
