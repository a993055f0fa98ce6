package dk.punktum.flagger.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// Waits that say what they wait for.
final class Awaiting {

    /// Two cores start seven JVMs; a step itself takes well below a second.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// Waits until the answer is as wanted; a failure says what was waited for.
    static <T> T await(String what, Callable<T> ask, Predicate<T> wanted) {
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(ask, wanted);
    }

    private Awaiting() {}
}
