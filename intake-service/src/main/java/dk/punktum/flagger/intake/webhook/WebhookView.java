package dk.punktum.flagger.intake.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A webhook as its authority sees it.
///
/// @param status       `ENABLED`; `GONE` and `FAILING` get nothing until they are enabled again
/// @param failingSince absent unless every attempt since has failed
/// @param secret       `whsec_` and base64; shown when it is made, and never again
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookView(
        UUID webhookId,
        String url,
        Webhook.Status status,
        Instant createdAt,
        @Nullable Instant failingSince,
        @Nullable String secret) {

    static WebhookView of(Webhook webhook) {
        return new WebhookView(
                webhook.id(), webhook.url(), webhook.status(), webhook.createdAt(), webhook.failingSince(), null);
    }

    WebhookView with(WebhookSecret shown) {
        return new WebhookView(webhookId, url, status, createdAt, failingSince, shown.shown());
    }
}
