package dk.punktum.flagger.e2e.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.testing.KafkaProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Cases about a few names are decided, appealed and closed, told repeatedly and in any order; orders are given, lifted
/// and run out; planned ends pass; and suspension-service and the registry are killed again and again. Whenever it
/// becomes quiet, the zone, RDAP, `suspension-state` and the database agree with the matters; whenever a name is free,
/// it is as it was at the beginning.
///
/// A short run is part of the build. A long one: `-Dinterleavings=10000 -Dinterleavings.tellers=70
/// -Dinterleavings.between.kills=150`; one that failed again: `-Dinterleavings.seed=…`.
class InterleavingIT {

    private static final int STORIES = Integer.getInteger("interleavings", 40);
    private static final long SEED = Long.getLong("interleavings.seed", new Random().nextLong(1_000_000_000));

    /// How many are told at the same time, each about two names of its own.
    private static final int TELLERS = Integer.getInteger("interleavings.tellers", 20);

    /// Counted, not timed: on a slow machine a process would else be killed before it has done anything.
    private static final int STORIES_BETWEEN_KILLS =
            Integer.getInteger("interleavings.between.kills", Math.max(1, TELLERS / 2));

    private static final int LONGEST_PAUSE_BEFORE_A_KILL = 2_000;

    @Test
    void whateverHappensInWhateverOrderAllAgreeWhenItIsQuiet(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data)
            throws Exception {
        System.out.printf("%d interleavings, -Dinterleavings.seed=%d, logs in %s%n", STORIES, SEED, data);
        Path home = Path.of(System.getProperty("flagger.home"));
        List<Part> parts = List.of(Part.REGISTRY_STAND_IN, Part.SUSPENSION_SERVICE);
        try (Stack stack = Stack.startOnly(parts, home, data, Ports.free(), PlannedEnds.settings(), (_, _) -> {});
                var kafka = new KafkaProbe(stack.kafkaBootstrapServers());
                var states = new States(stack.kafkaSettings())) {
            raiseLimits(stack);
            List<List<Name>> names = names(stack, kafka, states);
            var kills = new Kills(parts.stream().map(stack::child).toList());
            try {
                tellAll(names, kills);
            } finally {
                kills.end();
            }

            System.out.printf("%d times a process was killed%n", kills.count());
            assertThat(kills.fault()).isEmpty();
            assertThat(states.faults()).isEmpty();
        }
    }

    /// More holds are placed here in a minute than in a year.
    private static void raiseLimits(Stack stack) {
        stack.http()
                .put(
                        Identity.ANNA,
                        stack.url(Part.SUSPENSION_SERVICE) + "/operator/safety/limits",
                        Map.of("perAuthority", 100_000, "total", 100_000, "reason", "a test of many holds"))
                .ok();
    }

    /// Two for each teller, as they are before anything happens.
    private static List<List<Name>> names(Stack stack, KafkaProbe kafka, States states) {
        return IntStream.range(0, TELLERS)
                .mapToObj(teller -> IntStream.of(2 * teller + 1, 2 * teller + 2)
                        .mapToObj("navn-%03d.dk"::formatted)
                        .map(domain -> new Name(domain, stack, kafka, states))
                        .toList())
                .toList();
    }

    private static void tellAll(List<List<Name>> names, Kills kills) throws Exception {
        var remaining = new AtomicInteger(STORIES);
        List<Callable<Void>> tellers = new ArrayList<>();
        for (int teller = 0; teller < TELLERS; teller++) {
            var random = new Random(SEED + teller);
            List<Name> ofTeller = names.get(teller);
            tellers.add(() -> {
                for (int left = remaining.getAndDecrement(); left > 0; left = remaining.getAndDecrement()) {
                    new Story(ofTeller, random).tell();
                    kills.storyEnded();
                    if (left % 500 == 0) {
                        System.out.printf("%d to go%n", left);
                    }
                }
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(TELLERS)) {
            for (Future<Void> told : threads.invokeAll(tellers)) {
                try {
                    told.get();
                } catch (ExecutionException e) {
                    throw new AssertionError("-Dinterleavings.seed=" + SEED, e.getCause());
                }
            }
        }
    }

    /// Ends one process after the other with SIGKILL, and starts it again.
    private static final class Kills {

        private final List<Child> victims;
        private final Semaphore storiesEnded = new Semaphore(STORIES_BETWEEN_KILLS);
        private final CountDownLatch ending = new CountDownLatch(1);
        private final AtomicInteger count = new AtomicInteger();
        private final Thread thread;
        private volatile Optional<RuntimeException> fault = Optional.empty();

        Kills(List<Child> victims) {
            this.victims = victims;
            this.thread = Thread.ofPlatform().name("kills").start(this::run);
        }

        void storyEnded() {
            storiesEnded.release();
        }

        private void run() {
            var random = new Random(SEED);
            try {
                while (!ending.await(random.nextInt(LONGEST_PAUSE_BEFORE_A_KILL), TimeUnit.MILLISECONDS)) {
                    if (storiesEnded.tryAcquire(STORIES_BETWEEN_KILLS)) {
                        Child victim = victims.get(random.nextInt(victims.size()));
                        victim.kill();
                        victim.start();
                        victim.awaitReady();
                        count.incrementAndGet();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                fault = Optional.of(e);
            }
        }

        int count() {
            return count.get();
        }

        /// Why a process did not come back.
        Optional<RuntimeException> fault() {
            return fault;
        }

        void end() throws InterruptedException {
            ending.countDown();
            thread.join();
        }
    }
}
