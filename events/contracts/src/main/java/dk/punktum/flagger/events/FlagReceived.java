package dk.punktum.flagger.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A trusted flagger has handed in a decision about this domain name, and intake has accepted it. One event
/// per name.
///
/// @param flagNumber     what people call the flag, such as `F-2026-000017`
/// @param legalGround    code of the ground that the decision rests on, such as `terms-9.1`
/// @param measure        what the authority asks for
/// @param decisionDate   the day of the authority's decision
/// @param documentSha256 SHA-256 of the decision document, 64 lower-case hex digits
/// @param supersedes     the flag of the same authority, about this name too, whose place it takes
public record FlagReceived(
        UUID flagId,
        String flagNumber,
        DomainName domain,
        UUID agreementId,
        String legalGround,
        Measure measure,
        LocalDate decisionDate,
        String documentSha256,
        Instant receivedAt,
        @Nullable UUID supersedes)
        implements DomainEvent {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public FlagReceived {
        Required.all(
                flagId,
                flagNumber,
                domain,
                agreementId,
                legalGround,
                measure,
                decisionDate,
                documentSha256,
                receivedAt);
        Required.code(flagNumber, legalGround);
        Required.matching(SHA256, "a SHA-256 in lower-case hex", documentSha256);
    }
}
