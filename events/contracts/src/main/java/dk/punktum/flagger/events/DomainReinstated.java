package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The last hold on a name was lifted: put it back as it was.
///
/// @param holdId           the hold that was lifted last
/// @param flagId           present when that hold rested on a flag
/// @param agreementId      present when that hold rested on a flag
/// @param restore          what the register is to say: what it said before the first hold, but for `changedMeanwhile`
/// @param holdCause        absent: `FLAG`
/// @param changedMeanwhile the parts that somebody changed in the register during the suspension: they stay as they are
public record DomainReinstated(
        DomainName domain,
        long sequence,
        UUID holdId,
        UUID caseId,
        String caseNumber,
        @Nullable UUID flagId,
        @Nullable UUID agreementId,
        CloseCause cause,
        HoldSnapshot restore,
        Instant reinstatedAt,
        @Nullable HoldCause holdCause,
        @Nullable List<RegisterPart> changedMeanwhile)
        implements SuspensionEvent {

    public DomainReinstated {
        Required.all(domain, holdId, caseId, caseNumber, cause, restore, reinstatedAt);
        Required.code(caseNumber);
        Required.atLeast(1, sequence);
        changedMeanwhile = changedMeanwhile == null ? null : List.copyOf(changedMeanwhile);
    }
}
