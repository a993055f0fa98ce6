package dk.punktum.flagger.suspension.hold;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether an officer may move a hold's planned end. No clock, no database.
final class EndRules {

    private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

    /// @param from      the planned end as it is; null: the hold lasts until it is lifted
    /// @param notBefore what the end of an appeal leaves at least; null when no appeal has ended
    record Facts(
            HoldStatus status,
            @Nullable Instant placedAt,
            @Nullable Instant from,
            @Nullable Instant notBefore) {}

    /// Why it may not.
    enum Refusal {
        HOLD_NOT_STANDING(
                "hold-not-standing", "The hold is not placed, or is over: it has no end that could be moved."),
        HOLD_WITHOUT_END("hold-without-end", "The hold lasts until it is lifted."),
        END_PASSED("planned-end-passed", "The new planned end is not in the future."),
        END_TOO_FAR("planned-end-too-far", "The new planned end lies farther ahead than the policy allows."),
        WITHIN_APPEAL_PERIOD(
                "within-appeal-period",
                "A planned end is not moved forward to before the time for an appeal has passed, nor to before the"
                        + " time to react after one.");

        private final String code;
        private final String detail;

        Refusal(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }

        /// As `docs/problems.md` has it.
        String code() {
            return code;
        }

        String detail() {
            return detail;
        }
    }

    /// In this order.
    static Optional<Refusal> refusal(Facts hold, Instant to, EndPolicy policy, Instant now) {
        Instant placedAt = hold.placedAt();
        Instant from = hold.from();
        if (hold.status() != HoldStatus.PLACED || placedAt == null) {
            return Optional.of(Refusal.HOLD_NOT_STANDING);
        }
        if (from == null) {
            return Optional.of(Refusal.HOLD_WITHOUT_END);
        }
        if (!to.isAfter(now)) {
            return Optional.of(Refusal.END_PASSED);
        }
        if (to.isAfter(later(now, policy.atMostAhead()))) {
            return Optional.of(Refusal.END_TOO_FAR);
        }
        boolean shortens = to.isBefore(from);
        boolean cutsAppeal = to.isBefore(later(placedAt, policy.appealPeriod()));
        boolean cutsReaction = hold.notBefore() != null && to.isBefore(hold.notBefore());
        return shortens && (cutsAppeal || cutsReaction) ? Optional.of(Refusal.WITHIN_APPEAL_PERIOD) : Optional.empty();
    }

    private static Instant later(Instant moment, Period period) {
        return moment.atZone(DENMARK).plus(period).toInstant();
    }

    private EndRules() {}
}
