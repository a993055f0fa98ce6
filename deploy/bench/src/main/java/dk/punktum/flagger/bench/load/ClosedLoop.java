package dk.punktum.flagger.bench.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/// As many flags as can be handed in over so many connections, each of which waits for its answer: what `pgbench` does
/// too. It says how much can be done; how long somebody waits who comes without being asked says [OpenLoop].
public final class ClosedLoop {

    private final List<Authority> authorities;
    private final Names names;

    /// @param authorities one for each connection at least
    public ClosedLoop(List<Authority> authorities, Names names) {
        this.authorities = List.copyOf(authorities);
        this.names = names;
    }

    public Load run(int connections, Duration time) {
        var own = new OwnCost();
        long began = System.nanoTime();
        try (var lanes = new Lanes<Histogram>()) {
            var repeats = new LongAdder();
            for (Authority authority : authorities.subList(0, connections)) {
                lanes.start(() -> handIn(authority, lanes, repeats));
            }
            Lanes.pause(time);
            lanes.stop();
            var all = new Histogram(3);
            lanes.await().forEach(all::add);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return new Load(all.getTotalCount(), took, all, repeats.sum(), own.cores());
        }
    }

    /// Each authority hands in so many, one after the other, and one authority after the other.
    public void each(int connections, int howMany) {
        for (Authority authority : authorities.subList(0, connections)) {
            try (var client = new Client(authority)) {
                for (int i = 0; i < howMany; i++) {
                    client.handIn(authority.flag(names.next(1)));
                }
            }
        }
    }

    private Histogram handIn(Authority authority, Lanes<?> lanes, LongAdder repeats) {
        var microseconds = new Histogram(3);
        try (var connection = new Client(authority)) {
            while (!lanes.stopped()) {
                byte[] flag = authority.flag(names.next(1));
                long sent = System.nanoTime();
                connection.handIn(flag);
                microseconds.recordValue((System.nanoTime() - sent) / 1_000);
            }
            repeats.add(connection.repeats());
        }
        return microseconds;
    }

    /// Processor time of this process, which is the load generator.
    static final class OwnCost {

        private static final OperatingSystemMXBean SYSTEM =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

        private final long processorTime = SYSTEM.getProcessCpuTime();
        private final long began = System.nanoTime();

        double cores() {
            return (double) (SYSTEM.getProcessCpuTime() - processorTime) / (System.nanoTime() - began);
        }
    }
}
