package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.Delegation;
import dk.punktum.flagger.suspension.effect.EffectView;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A name and whether it is held, as people see it.
///
/// @param domain    A-label
/// @param uLabel    the same name as people read it
/// @param sequence  the number of its last change
/// @param statuses  the EPP statuses that the holds put on it
/// @param requested how many holds wait to be placed
/// @param before    what the register said before it was suspended; absent when it is free
/// @param delegation what it is delegated to while it is held; absent when it is out of the zone, or free
/// @param deletionDueAt        when deletion became due; absent while a hold forbids it, or nobody was told yet
/// @param noRegistrationBefore until when nobody can register the name again, once it is deleted; absent: at once
/// @param lastOrder the newest `domain-suspended` or `domain-reinstated`, and whether it has taken effect
record SuspensionView(
        @Schema(examples = "xn--4cabco7dk5a.dk") String domain,
        @Schema(examples = "æøåöäüé.dk") String uLabel,
        @Schema(examples = "true") boolean suspended,
        @Schema(examples = "1") long sequence,

        @Schema(
                examples =
                        "[\"serverHold\",\"serverUpdateProhibited\",\"serverTransferProhibited\",\"serverRenewProhibited\",\"serverDeleteProhibited\"]")
        List<String> statuses,

        List<ActiveHold> holds,
        @Schema(examples = "0") int requested,
        @Nullable SnapshotView before,
        @Nullable Delegation delegation,
        @Schema(examples = "2026-07-01T10:00:00.310Z") Instant changedAt,
        @Nullable Instant deletionDueAt,
        @Nullable Instant noRegistrationBefore,
        @Nullable EffectView lastOrder) {}
