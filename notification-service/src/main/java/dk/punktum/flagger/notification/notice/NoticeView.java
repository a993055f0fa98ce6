package dk.punktum.flagger.notification.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.events.NoticeFailed.FailureReason;
import dk.punktum.flagger.events.NoticeOccasion;
import dk.punktum.flagger.events.NoticeRecipient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A notice and what became of it.
///
/// @param domain     A-label
/// @param domainText the same name as people read it
/// @param round      how often it was sent anew after a failure
/// @param attempts   in this round
/// @param trouble    what stood in the way at the last attempt, a code such as `SMTP_451`
/// @param finishedAt when it was delivered, or given up
/// @param address    where it was sent; shown to case officers only
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeView(
        UUID id,
        UUID caseId,
        String caseNumber,
        String domain,
        String domainText,
        NoticeRecipient recipient,
        NoticeOccasion occasion,
        Instant occurredAt,
        Instant createdAt,
        NoticeStatus status,
        int round,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String trouble,
        @Nullable FailureReason failureReason,
        @Nullable Instant finishedAt,
        @Nullable String address) {}
