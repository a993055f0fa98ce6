package dk.punktum.flagger.console.pipeline;

import java.time.Instant;

/// How something is that all services stand on.
///
/// @param since since when it is so, as far as this console has seen
record BackingState(Backing backing, Condition condition, Instant since) {

    public enum Backing {
        POSTGRESQL,
        KAFKA,
        LOGIN_SERVER,
        MAIL_SERVER
    }

    /// @param look `good`, `wait` or `act`, as in the style sheet
    public enum Condition {
        ANSWERS("good", "✓"),
        DOES_NOT_ANSWER("act", "!"),
        /// Nobody could say: whoever uses it is away.
        UNKNOWN("wait", "?");

        private final String look;
        private final String sign;

        Condition(String look, String sign) {
            this.look = look;
            this.sign = sign;
        }

        public String look() {
            return look;
        }

        public String sign() {
            return sign;
        }
    }
}
