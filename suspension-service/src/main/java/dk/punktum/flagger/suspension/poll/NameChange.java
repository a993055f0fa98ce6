package dk.punktum.flagger.suspension.poll;

import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.events.DomainName;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.HoldSnapshot;
import dk.punktum.flagger.events.SuspensionEffective.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change of a name that its registrar has to know of.
///
/// @param legalGround   of the hold that was placed or lifted
/// @param free          what the register says when nobody holds the name
/// @param statuses      those that the holds put on it; empty when it becomes free
/// @param delegation    what the name is delegated to while it is held; null: to nothing, or it becomes free
/// @param registrar     the handle that the register names; null when it names none
/// @param correlationId the story that it belongs to
public record NameChange(
        DomainName domain,
        long sequence,
        Change change,
        @Nullable HoldCause holdCause,
        String caseNumber,
        String legalGround,
        HoldSnapshot free,
        List<String> statuses,
        @Nullable Delegation delegation,
        @Nullable String registrar,
        Instant changedAt,
        String correlationId) {}
