package dk.punktum.flagger.intake.delivery;

import dk.punktum.flagger.events.Uuid7;
import dk.punktum.flagger.intake.delivery.WriteMessages.Payload;
import dk.punktum.flagger.intake.webhook.WebhookAudit;
import dk.punktum.flagger.intake.webhook.WebhookAudit.Act;
import dk.punktum.flagger.intake.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an authority asks of its messages. Each answer is empty when it has no such webhook.
@ApplicationScoped
class AskForMessages {

    private static final int MOST = 200;

    private final Webhooks webhooks;
    private final WebhookAudit audit;
    private final Messages messages;
    private final WriteMessages writeMessages;
    private final Clock clock;

    AskForMessages(Webhooks webhooks, WebhookAudit audit, Messages messages, WriteMessages writeMessages, Clock clock) {
        this.webhooks = webhooks;
        this.audit = audit;
        this.messages = messages;
        this.writeMessages = writeMessages;
        this.clock = clock;
    }

    @Transactional
    Optional<List<MessageView>> newest(UUID webhookId, UUID agreementId) {
        return webhooks.find(webhookId, agreementId, clock.instant()).map(_ -> messages.newest(webhookId, MOST));
    }

    /// @return the test's id, as the receiver will see it
    @Transactional
    Optional<String> test(UUID webhookId, UUID agreementId, String clientId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return webhooks.find(webhookId, agreementId, now).map(_ -> {
            UUID id = Uuid7.next();
            var payload = new Payload<>("webhook.test", now, Map.of("webhookId", webhookId));
            messages.add(id, webhookId, null, writeMessages.written(payload), now);
            audit.write(Act.TESTED, webhookId, agreementId, clientId, now);
            return Messages.shown(id);
        });
    }

    /// @param messageId null for all since that time
    /// @return how many will be sent again
    @Transactional
    Optional<Integer> replay(
            UUID webhookId, UUID agreementId, String clientId, @Nullable UUID messageId, Instant since) {
        Instant now = clock.instant();
        return webhooks.find(webhookId, agreementId, now).map(_ -> {
            audit.write(Act.REPLAYED, webhookId, agreementId, clientId, now);
            return messages.replay(webhookId, messageId, since, now);
        });
    }
}
