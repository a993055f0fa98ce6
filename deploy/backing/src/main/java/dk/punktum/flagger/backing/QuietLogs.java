package dk.punktum.flagger.backing;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The servers log hundreds of lines at each start that nobody reads. Only what a person should look at is let
/// through.
final class QuietLogs {

    // Held, because java.util.logging forgets the level of a logger that nobody holds.
    private static final List<Logger> HELD = List.of(
            quiet("kafka", Level.SEVERE),
            quiet("state", Level.SEVERE),
            quiet("org.apache.kafka", Level.SEVERE),
            // While a test has the broker down, each client complains several times a second.
            quiet("org.apache.kafka.clients.NetworkClient", Level.SEVERE),
            quiet("com.icegreen.greenmail", Level.SEVERE),
            quiet("no.nav.security", Level.WARNING),
            quiet("io.zonky.test", Level.WARNING),
            quiet("org.testcontainers", Level.WARNING),
            quiet("tc", Level.WARNING),
            quiet("com.github.dockerjava", Level.WARNING));

    private QuietLogs() {}

    static int apply() {
        // Kafka's broker brings Log4j's API for its log level MBean only; without a back end it complains at start.
        System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
        return HELD.size();
    }

    private static Logger quiet(String name, Level level) {
        Logger logger = Logger.getLogger(name);
        logger.setLevel(level);
        return logger;
    }
}
