package dk.punktum.flagger.crash.fault;

import dk.punktum.flagger.crash.fault.Fault.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// What befalls the system in one round: a function of the seed.
public final class FaultPlan {

    private static final int FEWEST = 3;
    private static final int MOST = 6;
    private static final Duration LONGEST = Duration.ofSeconds(4);

    /// @param kinds    what is possible on this machine, or wanted
    /// @param services those that can be killed
    /// @param duration of the time in which clients act; faults begin in its first two thirds, so that there is
    ///                 somebody who suffers from them
    public static List<Fault> of(long seed, Set<Kind> kinds, List<String> services, Duration duration) {
        Random random = Chance.of(seed);
        List<Kind> possible = kinds.stream().sorted().toList();
        List<Fault> faults = new ArrayList<>();
        int count = FEWEST + random.nextInt(MOST - FEWEST + 1);
        for (int i = 0; i < count; i++) {
            // Services most often: there are most of them.
            boolean service = kinds.contains(Kind.SERVICE_KILLED) && random.nextInt(3) == 0;
            Kind kind = service ? Kind.SERVICE_KILLED : possible.get(random.nextInt(possible.size()));
            String target = services.get(random.nextInt(services.size()));
            faults.add(new Fault(
                    kind,
                    Duration.ofMillis(500 + random.nextLong(duration.toMillis() * 2 / 3)),
                    Duration.ofMillis(100 + random.nextLong(LONGEST.toMillis())),
                    kind == Kind.SERVICE_KILLED ? target : null,
                    10 + random.nextInt(91)));
        }
        faults.sort(Comparator.comparing(Fault::after));
        return List.copyOf(faults);
    }

    private FaultPlan() {}
}
