package dk.punktum.flagger.casework.flagcase;

import dk.punktum.flagger.events.DeclineReason;
import org.jspecify.annotations.Nullable;

/// What a formal check found.
///
/// @param code   the check's name
/// @param reason what a case is declined with when this check fails; absent when the check did not fail, or when its
///               failure closes the case without a verdict
public record CheckResult(
        String code, Result result, @Nullable DeclineReason reason) {

    /// The three things that a check can find.
    public enum Result {
        PASSED,
        FAILED,
        /// It can not, or must not, be settled by the machine.
        NEEDS_A_PERSON
    }

    EntryKind kind() {
        return switch (result) {
            case PASSED -> EntryKind.CHECK_PASSED;
            case FAILED -> EntryKind.CHECK_FAILED;
            case NEEDS_A_PERSON -> EntryKind.CHECK_NEEDS_A_PERSON;
        };
    }
}
