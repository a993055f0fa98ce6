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
        /// The first hold on the name was placed.
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

    /// Whether the name was free just before this.
    boolean isFirstHold() {
        return kind == Kind.SUSPENDED || kind == Kind.SUSPENSION_EFFECTIVE;
    }
}
