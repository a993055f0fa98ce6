package dk.punktum.flagger.intake.progress;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known to have been true of a name's suspension at one `sequence`: one hold on it, or that it was free.
///
/// @param caseId     whose hold it is, or was lifted last; absent in a state without holds
/// @param flagId     the flag that the hold goes back to, where the event says
/// @param placedAt   when the hold was placed; absent when the name is free
/// @param plannedEnd when deletion becomes due, where the event says
record SuspensionFact(
        long sequence,
        Kind kind,
        Instant happenedAt,
        @Nullable UUID caseId,
        @Nullable UUID flagId,
        @Nullable Instant placedAt,
        @Nullable Instant plannedEnd) {

    enum Kind {
        /// The first hold on the name was placed, or another one decides now how the name is held.
        SUSPENDED,
        /// The last one was lifted.
        REINSTATED,
        /// The whole truth after some change.
        STATE,
        /// The suspension with this sequence was seen in DNS and RDAP.
        SUSPENSION_EFFECTIVE,
        /// The reinstatement with this sequence was seen in DNS and RDAP.
        REINSTATEMENT_EFFECTIVE
    }

    boolean isHold() {
        return placedAt != null;
    }

    /// Whether a hold that this does not tell of is over: a name that is held in another way may have more holds than
    /// the one that decides it.
    boolean isWhole() {
        return kind == Kind.STATE || !isHold();
    }

    /// Whether the name was free just before this, or held in another way.
    boolean isFirstHold() {
        return kind == Kind.SUSPENDED || kind == Kind.SUSPENSION_EFFECTIVE;
    }
}
