package dk.punktum.flagger.console.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Something that a story waits for.
///
/// @param since when it began to wait
/// @param until when the wait ends by itself, where that is known
/// @param what  codes that say more, such as `SUSPENDED REGISTRANT`
record Waiting(Kind kind, Instant since, @Nullable Instant until, String what) {

    Waiting(Kind kind, Instant since) {
        this(kind, since, null, "");
    }

    /// Who can bring it on.
    enum By {
        CASE_SERVICE,
        OFFICER,
        SUSPENSION_SERVICE,
        REGISTER,
        NOTIFICATION_SERVICE,
        APPEAL_BODY,
        OPERATOR,
        TIME,
        NOBODY
    }

    /// What is waited for.
    enum Kind {
        /// A consumer could not take one of its records.
        SET_ASIDE(By.OPERATOR, Duration.ZERO),
        /// The flag has come, and no case is opened.
        CASE(By.CASE_SERVICE, Duration.ofSeconds(30)),
        /// The case is opened, and the formal checks run.
        CHECKS(By.CASE_SERVICE, Duration.ofMinutes(1)),
        /// The checks have had their time: the case lies on a desk, or the register has not answered them.
        DESK(By.OFFICER, Duration.ofDays(1)),
        /// The flag was withdrawn, and the case is open.
        CLOSING(By.CASE_SERVICE, Duration.ofSeconds(30)),
        /// Upheld, and no hold is placed.
        HOLD(By.SUSPENSION_SERVICE, Duration.ofMinutes(1)),
        /// The case is closed, and its hold stands.
        LIFT(By.SUSPENSION_SERVICE, Duration.ofMinutes(1)),
        /// The order is given, and its effect was not seen in DNS and RDAP.
        EFFECT(By.REGISTER, Duration.ofMinutes(5)),
        /// A notice was not delivered yet.
        NOTICE(By.NOTIFICATION_SERVICE, Duration.ofMinutes(5)),
        /// A notice is not tried again by itself.
        NOTICE_FAILED(By.OPERATOR, Duration.ZERO),
        /// The verdict is before the Complaints Board or a court.
        APPEAL(By.APPEAL_BODY, Duration.ofDays(365)),
        /// The name is due to be deleted.
        DELETION(By.REGISTER, Duration.ofDays(1)),
        /// The hold lasts; nobody has to do anything.
        PLANNED_END(By.TIME, Duration.ofDays(36_500)),
        /// The story is at its end.
        NOTHING(By.NOBODY, Duration.ofDays(36_500));

        private final By by;
        private final Duration usual;

        Kind(By by, Duration usual) {
            this.by = by;
            this.usual = usual;
        }

        By by() {
            return by;
        }

        /// Of its texts.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether it stands in the way of the next step.
        boolean isInTheWay() {
            return switch (this) {
                case CASE, CHECKS, DESK, CLOSING, HOLD, LIFT, EFFECT, NOTICE -> true;
                case SET_ASIDE, NOTICE_FAILED, APPEAL, DELETION, PLANNED_END, NOTHING -> false;
            };
        }
    }

    /// Whether it takes longer than usual, so that somebody should look.
    boolean isLong(Instant now) {
        return Duration.between(since, now).compareTo(kind.usual) >= 0;
    }
}
