package dk.punktum.flagger.intake.flag;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.intake.decision.Deadlines;
import dk.punktum.flagger.intake.decision.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an authority files as proof of what it has handed in.
///
/// @param flagNumber what people call the flag, such as `F-2026-000017`
/// @param caseNumber the authority's own
/// @param signedReceipt what can be shown to others: a JWS in its compact form (RFC 7515)
/// @param deadlines  until when the registry means to acknowledge, decide and give effect
@JsonInclude(JsonInclude.Include.NON_NULL)
record FlagReceipt(
        UUID flagId,
        String flagNumber,
        String caseNumber,
        Instant receivedAt,
        Measure measure,
        int durationDays,
        Urgency urgency,
        @Nullable Deadlines deadlines,
        Document document,
        List<DomainResult> domains,
        String signedReceipt,
        Links links,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean sandbox) {

    /// @param sha256 64 lower-case hex digits
    record Document(UUID documentId, String sha256) {}

    /// Where to go on; relative to this service's address.
    record Links(String self, String withdraw, String receipt) {

        static Links of(UUID flagId) {
            return new Links("/flags/" + flagId, "/flags/" + flagId + "/withdraw", "/flags/" + flagId + "/receipt");
        }
    }
}
