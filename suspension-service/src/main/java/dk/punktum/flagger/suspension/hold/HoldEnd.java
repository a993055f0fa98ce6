package dk.punktum.flagger.suspension.hold;

import dk.punktum.flagger.suspension.appeal.AppealStanding;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The end of a hold that deletion follows, and what keeps it from coming.
@Embeddable
class HoldEnd {

    private @Nullable Instant plannedEnd;
    private @Nullable Instant frozenSince;
    private int appealSteps;

    /// When `deletion-due` was told.
    private @Nullable Instant deletionDueAt;

    /// The hold is placed.
    ///
    /// @param end null: it lasts until it is lifted, or deletion does not follow it
    void begin(@Nullable Instant end) {
        plannedEnd = end;
    }

    /// @param notBefore the planned end that the appeal's end leaves at least; null when no appeal has ended
    /// @return whether that changes anything that others are told
    boolean follow(AppealStanding appeal, @Nullable Instant notBefore) {
        appealSteps = appeal.steps();
        boolean thaws = !Objects.equals(frozenSince, appeal.frozenSince());
        frozenSince = appeal.frozenSince();
        boolean moves = notBefore != null && plannedEnd != null && notBefore.isAfter(plannedEnd);
        if (moves) {
            plannedEnd = notBefore;
        }
        return thaws || moves;
    }

    /// As it was told when this database has lost it.
    void adopt(@Nullable Instant end, @Nullable Instant frozen) {
        plannedEnd = end;
        frozenSince = frozen;
        if (frozen != null) {
            takeBack();
        }
    }

    void move(Instant end) {
        plannedEnd = end;
    }

    /// Deletion is told of.
    void tell(Instant now) {
        deletionDueAt = now;
    }

    /// What was told of deletion no longer holds; it is told again when the time has come.
    void takeBack() {
        deletionDueAt = null;
    }

    @Nullable
    Instant planned() {
        return plannedEnd;
    }

    @Nullable
    Instant frozenSince() {
        return frozenSince;
    }

    @Nullable
    Instant deletionDueAt() {
        return deletionDueAt;
    }
}
