package dk.punktum.flagger.crash;

import dk.punktum.flagger.crash.fault.Caretaker;
import dk.punktum.flagger.crash.invariant.NothingIsStuck;
import dk.punktum.flagger.crash.witness.Leftovers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits until everything has come to rest.
final class Settling {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    /// A record is on its way between two places for some milliseconds, and in none of them.
    private static final int QUIET_LOOKS = 3;

    /// @param atMost how long it may take
    /// @return what had not come to rest by then; empty when everything had
    static List<String> await(Leftovers leftovers, Caretaker caretaker, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        List<String> restless = List.of("nobody has looked yet");
        int quiet = 0;
        while (System.nanoTime() < deadline) {
            restless = restless(leftovers, caretaker);
            quiet = restless.isEmpty() ? quiet + 1 : 0;
            if (quiet == QUIET_LOOKS) {
                return List.of();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return restless;
    }

    private static List<String> restless(Leftovers leftovers, Caretaker caretaker) {
        try {
            List<String> restless = new ArrayList<>(NothingIsStuck.violations(leftovers.underWay()));
            if (!caretaker.allAreReady()) {
                restless.add("a service is not ready");
            }
            return restless;
        } catch (IllegalStateException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /// @throws IllegalStateException when it is not so within five minutes
    static void await(String what, BooleanSupplier isSo) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%s: not within %s".formatted(what, PATIENCE));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private Settling() {}
}
