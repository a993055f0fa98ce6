package dk.punktum.flagger.events;

import dk.punktum.flagger.events.SuspensionEffective.Change;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The managing registrar is to be told of a change: content of an EPP change-poll message (RFC 8590). A name that the
/// registrant manages has no registrar, and no message.
///
/// @param messageId   the same however often the message is fetched
/// @param sequence    of the change
/// @param registrar   the registrar's handle in the register (EPP `clID`)
/// @param caseNumber  what the registrar can ask the registry about
/// @param legalGround of the hold that was placed or lifted
/// @param before      what the register said before the change
/// @param after       what it is to say after it
public record PollMessageQueued(
        UUID messageId,
        DomainName domain,
        long sequence,
        String registrar,
        Change change,
        @Nullable HoldCause holdCause,
        String caseNumber,
        String legalGround,
        HoldSnapshot before,
        HoldSnapshot after,
        Instant changedAt)
        implements SuspensionEvent {

    public PollMessageQueued {
        Required.all(messageId, domain, registrar, change, caseNumber, legalGround, before, after, changedAt);
        Required.code(registrar, caseNumber, legalGround);
        Required.atLeast(1, sequence);
    }
}
