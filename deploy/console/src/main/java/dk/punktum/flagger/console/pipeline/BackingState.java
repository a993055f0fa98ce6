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

    public enum Condition {
        ANSWERS(Look.GOOD),
        DOES_NOT_ANSWER(Look.ACT),
        /// Nobody could say: whoever uses it is away.
        UNKNOWN(Look.WAIT);

        private final Look look;

        Condition(Look look) {
            this.look = look;
        }

        public String look() {
            return look.style();
        }

        public String sign() {
            return look.sign();
        }
    }
}
