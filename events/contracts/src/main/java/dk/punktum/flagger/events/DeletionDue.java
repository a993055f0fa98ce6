package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The suspension has lasted as long as the policy lets it; the name is to be deleted. It stays suspended until then.
///
/// @param sequence of the name's last change: this is none
/// @param holdId   the hold whose end has come
/// @param noRegistrationBefore until when nobody can register the name again; absent: at once
public record DeletionDue(
        DomainName domain,
        long sequence,
        UUID holdId,
        UUID caseId,
        String caseNumber,
        Instant dueAt,
        @Nullable Instant noRegistrationBefore)
        implements SuspensionEvent {

    public DeletionDue {
        Required.all(domain, holdId, caseId, caseNumber, dueAt);
        Required.code(caseNumber);
        Required.atLeast(1, sequence);
    }
}
