package dk.punktum.flagger.bench.load;

import java.time.Duration;
import java.util.List;
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
        try (var lanes = new Lanes<Long>()) {
            for (Authority authority : authorities.subList(0, CONNECTIONS)) {
                lanes.start(() -> handIn(authority, lanes));
            }
            lanes.start(() -> countUnsent(lanes));
            awaitSuspended(suspensions.count() + most);
            var own = new ClosedLoop.OwnCost();
            long before = suspensions.count();
            long began = System.nanoTime();
            Lanes.pause(time);
            long suspended = suspensions.count() - before;
            double seconds = (System.nanoTime() - began) / 1e9;
            double cores = own.cores();
            lanes.stop();
            long repeats = lanes.await().stream().mapToLong(Long::longValue).sum();
            return new Flow(suspended, seconds, repeats, cores);
        }
    }

    /// @return how many had to be handed in again
    private long handIn(Authority authority, Lanes<?> lanes) {
        try (var client = new Client(authority)) {
            while (!lanes.stopped()) {
                if (names.used() - suspensions.count() + unsentBefore < most) {
                    client.handIn(authority.flag(names.next(1)));
                } else {
                    LockSupport.parkNanos(LOOK_EVERY_NANOSECONDS);
                }
            }
            return client.repeats();
        }
    }

    private long countUnsent(Lanes<?> lanes) {
        while (!lanes.stopped()) {
            unsentBefore = unsent.getAsLong();
            LockSupport.parkNanos(COUNT_EVERY_NANOSECONDS);
        }
        return 0;
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
