package dk.punktum.flagger.intake.sandbox;

import dk.punktum.flagger.events.CloseCause;
import dk.punktum.flagger.events.DeclineReason;
import org.jspecify.annotations.Nullable;

/// How far it goes with a name in the sandbox, and how it ends.
///
/// @param last     after which nothing more happens
/// @param declined when the registry will not act
/// @param closed   when the case is closed in the end
public record SandboxStory(
        Step last,
        @Nullable DeclineReason declined,
        @Nullable CloseCause closed) {

    /// In the order in which they happen.
    public enum Step {
        RECEIVED,
        CASE_OPENED,
        DECIDED,
        HELD,
        EFFECTIVE,
        CASE_CLOSED,
        HOLD_LIFTED,
        REINSTATED
    }

    static SandboxStory upTo(Step last) {
        return new SandboxStory(last, null, null);
    }

    /// Whether this happens at all.
    public boolean reaches(Step step) {
        if (last == Step.DECIDED && closed != null) {
            // Closed before a hold stood.
            return step.compareTo(last) <= 0 || step == Step.CASE_CLOSED;
        }
        return step.compareTo(last) <= 0;
    }
}
