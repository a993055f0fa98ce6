package dk.punktum.flagger.intake.decision;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.time.Instant;

/// How long each clock may run, counted from the moment in which a flag is received.
@ConfigMapping(prefix = "flagger.intake.clocks")
public interface ClockLimits {

    Limits normal();

    Limits urgent();

    interface Limits {

        /// Until the registry has opened its case about the name.
        Duration acknowledge();

        /// Until it has given its verdict.
        Duration decide();

        /// Until the name was seen to be out of the zone.
        Duration effect();
    }

    default Deadlines deadlines(Urgency urgency, Instant receivedAt) {
        Limits limits = switch (urgency) {
            case NORMAL -> normal();
            case URGENT -> urgent();
        };
        return new Deadlines(
                receivedAt.plus(limits.acknowledge()),
                receivedAt.plus(limits.decide()),
                receivedAt.plus(limits.effect()));
    }
}
