package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.HoldCause;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.suspension.effect.EffectView;
import dk.punktum.flagger.suspension.safety.WaitReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A hold as people see it.
///
/// @param waitsFor       what holds it back, when it is not placed for the sake of safety
/// @param waitsSince     since when it is held back
/// @param placedSequence the number of the change of the name by which it was placed
/// @param caseId         a flag's case, or an order
/// @param flagId         present with the cause `FLAG`
/// @param agreementId    present with the cause `FLAG`
/// @param plannedEnd     when deletion of the name becomes due, unless the hold is lifted before; absent when none
///                       follows
/// @param expiresAt      when the hold ends by itself, without deletion; absent when it does not
/// @param frozenSince    since when deletion has to wait for an appeal; absent when it has not
/// @param deletionDueAt  when `deletion-due` was told
/// @param before         what the register said before the name was suspended
/// @param conflicts      what was under way with the name when it was suspended
/// @param restored       what was found in the register before the name was put back; absent when other holds stood
/// @param suspending     the order that it was to suspend the name, with its effect; absent when the name was
///                       suspended already
/// @param reinstating    the order to put the name back, with its effect; absent when other holds stood
record HoldView(
        UUID id,
        @Schema(examples = "PLACED") HoldStatus status,
        UUID caseId,
        @Schema(examples = "2026-000017") String caseNumber,
        @Schema(examples = "FLAG") HoldCause cause,
        @Nullable UUID flagId,
        @Nullable UUID agreementId,
        @Schema(examples = "terms-9.4") String legalGround,
        @Schema(examples = "SUSPEND") Measure measure,
        @Schema(examples = "2026-07-01T10:00:00.250Z") Instant requestedAt,

        @Schema(examples = "KILL_SWITCH") @Nullable WaitReason waitsFor,

        @Schema(examples = "2026-07-01T10:00:00.280Z") @Nullable
        Instant waitsSince,

        @Schema(examples = "2026-07-01T10:00:00.310Z") @Nullable
        Instant placedAt,

        @Schema(examples = "1") @Nullable Long placedSequence,

        @Schema(examples = "2026-07-31T10:00:00.310Z") @Nullable
        Instant plannedEnd,

        @Nullable Instant frozenSince,
        @Nullable Instant deletionDueAt,
        @Nullable Instant expiresAt,
        @Nullable Instant liftedAt,
        @Nullable Long liftedSequence,
        @Nullable CloseCause endCause,
        @Nullable AbandonReason abandonReason,
        List<ConflictRules.Conflict> conflicts,
        @Nullable SnapshotView before,
        @Nullable RestoreView restored,
        @Nullable EffectView suspending,
        @Nullable EffectView reinstating) {}
