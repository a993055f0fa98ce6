package dk.punktum.flagger.crash;

import dk.punktum.flagger.crash.fault.Caretaker;
import dk.punktum.flagger.crash.invariant.NothingIsStuck;
import dk.punktum.flagger.crash.invariant.NothingIsStuck.Leftover;
import dk.punktum.flagger.crash.witness.Leftovers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits until everything has come to rest.
final class Settling {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    /// A record is on its way between two places for some milliseconds, and in none of them.
    private static final int QUIET_LOOKS = 3;

    /// @param restless  what had not come to rest in time; empty when everything had
    /// @param waitedFor how long what was under way could still be seen
    record Rest(List<String> restless, Map<String, Duration> waitedFor) {}

    /// @param atMost how long it may take
    static Rest await(Leftovers leftovers, Caretaker caretaker, Duration atMost) {
        long began = System.nanoTime();
        Map<String, Duration> waitedFor = new LinkedHashMap<>();
        List<String> restless = List.of("nobody has looked yet");
        int quiet = 0;
        while (quiet < QUIET_LOOKS && System.nanoTime() - began < atMost.toNanos()) {
            if (quiet > 0 || !waitedFor.isEmpty()) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            List<Leftover> left = left(leftovers, caretaker);
            Duration since = Duration.ofNanos(System.nanoTime() - began);
            left.stream().filter(each -> each.count() > 0).forEach(each -> waitedFor.put(each.what(), since));
            restless = NothingIsStuck.violations(left);
            quiet = restless.isEmpty() ? quiet + 1 : 0;
        }
        return new Rest(restless, waitedFor);
    }

    private static List<Leftover> left(Leftovers leftovers, Caretaker caretaker) {
        List<Leftover> left = new ArrayList<>();
        caretaker.notReady().forEach(name -> left.add(new Leftover(name + " is not ready", 1)));
        try {
            left.addAll(leftovers.underWay());
        } catch (IllegalStateException e) {
            left.add(new Leftover(String.valueOf(e.getMessage()), 1));
        }
        return left;
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
