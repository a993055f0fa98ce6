package dk.punktum.flagger.intake.delivery;

import dk.punktum.flagger.intake.webhook.SecretVault;
import dk.punktum.flagger.intake.webhook.Webhook;
import dk.punktum.flagger.intake.webhook.Webhooks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Makes one attempt: signs and sends outside of any transaction, then settles what came of it.
@ApplicationScoped
class DeliverMessage {

    private final Webhooks webhooks;
    private final SecretVault vault;
    private final Receivers receivers;
    private final SettleAttempt settleAttempt;
    private final Clock clock;

    DeliverMessage(
            Webhooks webhooks, SecretVault vault, Receivers receivers, SettleAttempt settleAttempt, Clock clock) {
        this.webhooks = webhooks;
        this.vault = vault;
        this.receivers = receivers;
        this.settleAttempt = settleAttempt;
        this.clock = clock;
    }

    void deliver(Claim claim) throws InterruptedException {
        Instant now = clock.instant();
        Optional<Webhook> webhook = QuarkusTransaction.requiringNew().call(() -> webhooks.find(claim.webhookId(), now));
        if (webhook.isPresent()) {
            Attempt attempt =
                    receivers.send(URI.create(webhook.get().url()), headers(claim, webhook.get(), now), claim.body());
            settleAttempt.settle(claim, attempt);
        }
    }

    private Map<String, String> headers(Claim claim, Webhook webhook, Instant now) {
        String signatures = webhook.secrets().stream()
                .map(closed -> vault.open(webhook.id(), closed).sign(claim.id(), now, claim.body()))
                .collect(Collectors.joining(" "));
        return Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "trusted-flagger-webhooks",
                "webhook-id",
                claim.id(),
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                signatures);
    }
}
