package dk.punktum.flagger.suspension.dnsupdate;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A wish and what became of it, as an operator sees it.
///
/// @param sequence of the order
/// @param dueAt    when it is tried again, if it is open
/// @param fault    why it is not done: `zone-changed`, `register-changed`, `REFUSED`, `BADTIME`, `timeout`, …
/// @param found    what somebody else has put into the zone, as a zone file has it
record DnsUpdateView(
        @Schema(examples = "eksempel.dk") String domain,
        @Schema(examples = "eksempel.dk") String domainUnicode,
        @Schema(examples = "1") long sequence,
        @Schema(examples = "TAKE_OUT") Wish wish,
        @Schema(examples = "CONFLICT") DnsUpdateStatus status,
        @Schema(examples = "2026-07-01T10:00:00.310Z") Instant orderedAt,
        @Schema(examples = "2026-07-01T10:01:00.310Z") Instant dueAt,
        @Schema(examples = "3") int attempts,
        @Schema(examples = "zone-changed") @Nullable String fault,

        @Schema(examples = "[\"eksempel.dk. 3600 IN NS ns9.example.net.\"]")
        List<String> found,

        @Schema(examples = "2026-07-01T10:00:00.350Z") @Nullable
        Instant doneAt) {}
