package dk.punktum.flagger.suspension.hold;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the register said about a name before it was suspended.
///
/// @param statuses    EPP status values
/// @param nameServers A-labels
/// @param dsRecords   in presentation format
/// @param autoRenew   whether the register renewed the name by itself; absent when it did not say so
/// @param registrar   the handle of the registrar that managed the name; absent when the register named none
/// @param carriedOver taken over from the suspension before, because the register did not show its end for certain
///                    yet
record SnapshotView(
        @Schema(examples = "[\"serverTransferProhibited\"]") List<String> statuses,

        @Schema(examples = "[\"auth01.ns.dk-hostmaster.dk\",\"auth02.ns.dk-hostmaster.dk\"]")
        List<String> nameServers,

        @Schema(examples = "[\"12345 13 2 0F1E2D3C4B5A69788796A5B4C3D2E1F00F1E2D3C4B5A69788796A5B4C3D2E1F0\"]")
        List<String> dsRecords,

        @Schema(examples = "true") @Nullable Boolean autoRenew,
        @Schema(examples = "REG-0001") @Nullable String registrar,
        @Schema(examples = "2026-07-01T10:00:00.300Z") Instant takenAt,
        @Schema(examples = "false") boolean carriedOver) {}
