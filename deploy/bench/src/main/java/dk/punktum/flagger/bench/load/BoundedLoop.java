package dk.punktum.flagger.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Flags handed in as fast as the whole chain suspends their names and tells everybody, and no faster: never more than
/// so many names and notices are under way. So nothing piles up, and what comes out in a while is what the chain can do
/// for as long as one likes.
public final class BoundedLoop {

    /// Enough to hand in more than is suspended.
    private static final int CONNECTIONS = 8;

    private static final long LOOK_EVERY_NANOSECONDS = 2_000_000;
    private static final long COUNT_EVERY_NANOSECONDS = 500_000_000;
    private static final long PATIENCE_NANOSECONDS = 600_000_000_000L;

    private final List<Authority> authorities;
    private final Names names;
    private final Suspensions suspensions;
    private final LongSupplier unsent;
    private final int most;
    private volatile long unsentBefore;

    /// @param authorities eight at least
    /// @param suspensions that has seen all names handed in before
    /// @param unsent      counts the notices that are not sent yet
    /// @param most        that may be under way; enough for each link to find work whenever it looks
    public BoundedLoop(
            List<Authority> authorities, Names names, Suspensions suspensions, LongSupplier unsent, int most) {
        this.unsent = unsent;
        this.most = most;
        this.authorities = List.copyOf(authorities);
        this.names = names;
        this.suspensions = suspensions;
    }

    /// Hands in for longer than that: what counts begins when as many names have come out as may be under way, so that
    /// every link has been at work on what there is. When it returns, names are still under way.
    public Flow run(Duration time) {
        var stop = new AtomicBoolean();
        var repeats = new LongAdder();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS + 1)) {
            List<Future<?>> lanes = new ArrayList<>();
            for (Authority authority : authorities.subList(0, CONNECTIONS)) {
                lanes.add(threads.submit(() -> handIn(authority, stop, repeats)));
            }
            lanes.add(threads.submit(() -> count(stop)));
            awaitSuspended(suspensions.count() + most);
            var own = new ClosedLoop.OwnCost();
            long before = suspensions.count();
            long began = System.nanoTime();
            Thread.sleep(time);
            long suspended = suspensions.count() - before;
            double seconds = (System.nanoTime() - began) / 1e9;
            double cores = own.cores();
            stop.set(true);
            for (Future<?> lane : lanes) {
                lane.get();
            }
            return new Flow(suspended, seconds, repeats.sum(), cores);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client has failed", e.getCause());
        } finally {
            stop.set(true);
        }
    }

    private void handIn(Authority authority, AtomicBoolean stop, LongAdder repeats) {
        try (var client = new Client(authority)) {
            while (!stop.get()) {
                if (names.used() - suspensions.count() + unsentBefore < most) {
                    client.handIn(authority.flag(names.next(1)));
                } else {
                    LockSupport.parkNanos(LOOK_EVERY_NANOSECONDS);
                }
            }
            repeats.add(client.repeats());
        }
    }

    private void count(AtomicBoolean stop) {
        while (!stop.get()) {
            unsentBefore = unsent.getAsLong();
            LockSupport.parkNanos(COUNT_EVERY_NANOSECONDS);
        }
    }

    private void awaitSuspended(long names) {
        long deadline = System.nanoTime() + PATIENCE_NANOSECONDS;
        while (suspensions.count() < names) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d names were to be suspended; %d are".formatted(names, suspensions.count()));
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOSECONDS);
        }
    }
}
