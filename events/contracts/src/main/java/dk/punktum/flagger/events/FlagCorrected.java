package dk.punktum.flagger.events;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/// The authority has corrected clerical content of its flag on this domain name. Names, ground, measure,
/// duration and day of the decision are as before; what else the flag says is shown by intake alone.
///
/// @param version        of the flag's content; the first correction makes 2
/// @param documentSha256 SHA-256 of the decision document as it is meant now, 64 lower-case hex digits
public record FlagCorrected(
        UUID flagId,
        String flagNumber,
        DomainName domain,
        UUID agreementId,
        int version,
        String documentSha256,
        Instant correctedAt)
        implements DomainEvent {

    private static final int FIRST_CORRECTION = 2;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public FlagCorrected {
        Required.all(flagId, flagNumber, domain, agreementId, documentSha256, correctedAt);
        Required.code(flagNumber);
        Required.matching(SHA256, "a SHA-256 in lower-case hex", documentSha256);
        if (version < FIRST_CORRECTION) {
            throw new IllegalArgumentException("the first correction makes version 2");
        }
    }
}
