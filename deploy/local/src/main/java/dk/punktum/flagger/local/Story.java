package dk.punktum.flagger.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Follows something until it has come to where it should.
final class Story {

    /// A step that was not seen to happen.
    static final class NotSeen extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotSeen(String what) {
            super(what);
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Asks again and again until the answer is as wanted.
    ///
    /// @throws NotSeen after a minute, with the last answer
    static <T> T await(String what, Supplier<T> ask, Predicate<T> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T answer = ask.get();
            if (wanted.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new NotSeen("%s: not within %d s; last seen: %s".formatted(what, PATIENCE.toSeconds(), answer));
            }
            pause();
        }
    }

    /// @throws NotSeen when it is not so
    static void require(boolean seen, String what, Object found) {
        if (!seen) {
            throw new NotSeen("%s; found: %s".formatted(what, found));
        }
    }

    static JsonNode one(JsonNode list, String what, Predicate<JsonNode> which) {
        for (JsonNode entry : list) {
            if (which.test(entry)) {
                return entry;
            }
        }
        throw new NotSeen("%s; found: %s".formatted(what, list));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(25);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeen("interrupted");
        }
    }

    private Story() {}
}
