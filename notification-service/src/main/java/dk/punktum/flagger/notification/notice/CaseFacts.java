package dk.punktum.flagger.notification.notice;

import dk.punktum.flagger.events.DomainName;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has happened in a case so far, as far as it is known.
///
/// @param freed whether no hold was left when this one was lifted
public record CaseFacts(
        UUID caseId,
        String caseNumber,
        DomainName domain,
        @Nullable Instant declinedAt,
        @Nullable Instant placedAt,
        @Nullable Instant effectiveAt,
        @Nullable Instant liftedAt,
        boolean freed) {}
