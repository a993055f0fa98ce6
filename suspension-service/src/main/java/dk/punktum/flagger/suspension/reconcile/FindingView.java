package dk.punktum.flagger.suspension.reconcile;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A difference as an operator sees it.
///
/// @param sequence of the order that the registry does not show
/// @param servers  who shows something else
/// @param closedAt when the registry was seen to agree again; absent while it does not
/// @param repairs  how often the state was told again because of it
record FindingView(
        @Schema(examples = "eksempel.dk") String domain,
        @Schema(examples = "HELD_NOT_SHOWN") Difference difference,
        @Schema(examples = "3") long sequence,
        @Schema(examples = "[\"192.0.2.1:53\"]") List<String> servers,
        @Schema(examples = "2026-07-01T11:00:00Z") Instant foundAt,
        @Schema(examples = "2026-07-01T12:00:00Z") Instant lastSeenAt,
        @Nullable Instant closedAt,
        @Schema(examples = "1") int repairs) {}
