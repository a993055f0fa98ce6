package dk.punktum.flagger.bench.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Flags that come when they come, at a steady rate, whether or not those before them were answered. What one waits is
/// counted from when it was to be sent: otherwise a service that stops for a second would look as if only one flag had
/// waited (coordinated omission).
public final class OpenLoop {

    private final List<Authority> authorities;
    private final Names names;

    /// @param authorities one for each connection: more than flags can be waiting for an answer
    public OpenLoop(List<Authority> authorities, Names names) {
        this.authorities = List.copyOf(authorities);
        this.names = names;
    }

    /// @return when each name was to be handed in, as `System.nanoTime()`
    public Map<String, Long> run(double perSecond, Duration time) {
        long flags = Math.max(1, Math.round(perSecond * time.toNanos() / 1e9));
        long began = System.nanoTime();
        var next = new AtomicLong();
        Map<String, Long> due = new ConcurrentHashMap<>();
        try (var lanes = new Lanes<Long>()) {
            for (Authority authority : authorities) {
                lanes.start(() -> {
                    try (var client = new Client(authority)) {
                        for (long i = next.getAndIncrement();
                                i < flags && !lanes.stopped();
                                i = next.getAndIncrement()) {
                            long at = began + Math.round(i * 1e9 / perSecond);
                            awaitTime(at);
                            String name = names.next();
                            due.put(name, at);
                            client.handIn(authority.flag(List.of(name)));
                        }
                        return client.repeats();
                    }
                });
            }
            var _ = lanes.await();
            return due;
        }
    }

    private static void awaitTime(long at) {
        for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
