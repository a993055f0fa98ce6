package dk.punktum.flagger.alpha;

import dk.punktum.flagger.beta.Straight;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Breaks every rule once; a class of it for each.
final class Crooked {

    static final class ReadsTheClock {
        Instant when() {
            return Instant.now();
        }
    }

    static final class IsHandedTheClock {
        Instant when(Clock clock) {
            return Instant.now(clock);
        }
    }

    static final class ClockProducer {
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    static final class HasAFieldInjected {
        @Inject
        String name;
    }

    static final class TimeRules {
        Instant when(Clock clock) {
            return clock.instant();
        }
    }

    static final class EverythingManager {}

    static final class Retries {
        @Retry
        @Transactional
        void both() {}

        @Retry
        void one() {}
    }

    @Transactional
    static final class RetriesInATransactionalClass {
        @Retry
        void inherited() {}
    }

    static final class Consumers {
        @Incoming("a")
        void notBlocking(String batch) {}

        @Incoming("b")
        @Blocking(ordered = false)
        void unordered(String batch) {}

        @Incoming("c")
        @Blocking
        @RunOnVirtualThread
        void sideBySide(String batch) {}

        @Incoming("d")
        @Blocking
        void good(String batch) {}
    }

    static final class KnowsANeighbour {
        private final Straight straight = new Straight();

        @Override
        public String toString() {
            return straight.toString();
        }
    }

    private Crooked() {}
}
