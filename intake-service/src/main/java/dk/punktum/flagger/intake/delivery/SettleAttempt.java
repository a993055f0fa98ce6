package dk.punktum.flagger.intake.delivery;

import dk.punktum.flagger.intake.webhook.Webhook;
import dk.punktum.flagger.intake.webhook.WebhookAudit;
import dk.punktum.flagger.intake.webhook.WebhookAudit.Act;
import dk.punktum.flagger.intake.webhook.WebhookSettings;
import dk.punktum.flagger.intake.webhook.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// Writes down what came of an attempt, and gives up a webhook whose receiver is gone or has failed for days.
@ApplicationScoped
class SettleAttempt {

    private static final Logger LOG = Logger.getLogger(SettleAttempt.class);

    private final Messages messages;
    private final Webhooks webhooks;
    private final WebhookAudit audit;
    private final WebhookSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;

    SettleAttempt(
            Messages messages,
            Webhooks webhooks,
            WebhookAudit audit,
            WebhookSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.messages = messages;
        this.webhooks = webhooks;
        this.audit = audit;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    @Transactional
    void settle(Claim claim, Attempt attempt) {
        Instant now = clock.instant();
        String outcome = attempt.outcome();
        switch (attempt) {
            case Attempt.Taken _ -> {
                messages.settle(claim, "DELIVERED", outcome, now);
                webhooks.succeeded(claim.webhookId());
                count("delivered");
            }
            case Attempt.Gone _ -> {
                messages.settle(claim, "PENDING", outcome, now);
                disable(claim, Webhook.Status.GONE, Act.DISABLED_GONE, now);
                count("gone");
            }
            case Attempt.Refused _ -> failed(claim, outcome, now);
            case Attempt.NoAnswer _ -> failed(claim, outcome, now);
        }
    }

    private void failed(Claim claim, String outcome, Instant now) {
        RetryRules.nextAttempt(
                        claim.attempt(),
                        settings.retries(),
                        now,
                        ThreadLocalRandom.current().nextDouble())
                .ifPresentOrElse(
                        next -> messages.settle(claim, "PENDING", outcome, next), () -> giveUp(claim, outcome, now));
        webhooks.failed(claim.webhookId(), now);
        webhooks.find(claim.webhookId(), now)
                .filter(webhook -> RetryRules.hasFailedTooLong(webhook.failingSince(), settings.disabledAfter(), now))
                .ifPresent(_ -> disable(claim, Webhook.Status.FAILING, Act.DISABLED_FAILING, now));
        count("failed");
    }

    private void giveUp(Claim claim, String outcome, Instant now) {
        if (messages.settle(claim, "GIVEN_UP", outcome, now)) {
            LOG.warnf(
                    "message %s to webhook %s is given up after %d attempts: %s",
                    claim.id(), claim.webhookId(), claim.attempt(), outcome);
            count("given-up");
        }
    }

    private void disable(Claim claim, Webhook.Status status, Act act, Instant now) {
        if (webhooks.disable(claim.webhookId(), status)) {
            webhooks.find(claim.webhookId(), now)
                    .ifPresent(webhook -> audit.write(act, webhook.id(), webhook.agreementId(), null, now));
        }
    }

    private void count(String outcome) {
        meters.counter("flagger.intake.webhook.attempts", "outcome", outcome).increment();
    }
}
