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

/// Flags handed in as fast as the whole chain suspends their names, and no faster: never more than so many names are
/// under way. So nothing piles up, and what comes out in a while is what the chain can do for as long as one likes.
public final class BoundedLoop {

    /// Enough to hand in more than is suspended.
    private static final int CONNECTIONS = 8;

    /// Until those are under way.
    private static final Duration RAMP = Duration.ofSeconds(4);

    private static final long LOOK_EVERY_NANOSECONDS = 2_000_000;

    private final List<Authority> authorities;
    private final Names names;
    private final Suspensions suspensions;
    private final int underWay;

    /// @param authorities eight at least
    /// @param suspensions that has seen all names handed in before
    /// @param underWay    at most; enough for each link to find work whenever it looks
    public BoundedLoop(List<Authority> authorities, Names names, Suspensions suspensions, int underWay) {
        this.underWay = underWay;
        this.authorities = List.copyOf(authorities);
        this.names = names;
        this.suspensions = suspensions;
    }

    /// Hands in for a little longer than that; when it returns, names are still under way.
    public Flow run(Duration time) {
        var stop = new AtomicBoolean();
        var repeats = new LongAdder();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> lanes = new ArrayList<>();
            for (Authority authority : authorities.subList(0, CONNECTIONS)) {
                lanes.add(threads.submit(() -> handIn(authority, stop, repeats)));
            }
            Thread.sleep(RAMP);
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
                if (names.used() - suspensions.count() < underWay) {
                    client.handIn(authority.flag(names.next(1)));
                } else {
                    LockSupport.parkNanos(LOOK_EVERY_NANOSECONDS);
                }
            }
            repeats.add(client.repeats());
        }
    }
}
