package dk.punktum.flagger.intake.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message as its authority sees it.
///
/// @param messageId     the header `webhook-id`
/// @param flagId        absent in a test
/// @param status        `PENDING`, `DELIVERED` or `GIVEN_UP`
/// @param attempts      since it was made, or replayed
/// @param nextAttemptAt absent unless it is pending
/// @param lastOutcome   a status, or `unknown-host`, `address-not-allowed`, `timeout`, `no-connection`
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        String messageId,
        @Nullable UUID flagId,
        Instant createdAt,
        String status,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastOutcome) {}
