package dk.punktum.flagger.bench.row;

import dk.punktum.flagger.bench.load.Authority;
import dk.punktum.flagger.bench.load.BoundedLoop;
import dk.punktum.flagger.bench.load.Burst;
import dk.punktum.flagger.bench.load.ClosedLoop;
import dk.punktum.flagger.bench.load.Flow;
import dk.punktum.flagger.bench.load.Lag;
import dk.punktum.flagger.bench.load.Names;
import dk.punktum.flagger.bench.load.OpenLoop;
import dk.punktum.flagger.bench.load.Suspensions;
import dk.punktum.flagger.bench.load.Topic;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.local.Stack.Packaging;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// The whole chain, running: flags are handed in at one end, and names are suspended at the other.
final class Chain implements AutoCloseable {

    /// All but the console, which has no part in it.
    static final List<Part> PARTS = List.of(
            Part.REGISTRY_STAND_IN,
            Part.FLAGGER_REGISTRY,
            Part.INTAKE_SERVICE,
            Part.CASE_SERVICE,
            Part.SUSPENSION_SERVICE,
            Part.NOTIFICATION_SERVICE);

    /// Of the services through which a flag goes.
    static final List<String> DATABASES = List.of("intake", "casework", "suspension", "notification");

    /// As many connections has [OpenLoop].
    private static final int AUTHORITIES = 32;

    private static final int FEW_AUTHORITIES = 10;

    /// Names and notices under way: several times what is suspended and sent in a second.
    private static final int MANY = 400;

    private static final int FEW = 100;

    /// The most holds an hour that operators can allow; a fault at the other end is not what is measured here.
    private static final String NO_LIMIT = "100000";

    private static final long LOOK_EVERY_NANOSECONDS = 200_000_000;
    private static final long PATIENCE_NANOSECONDS = 1_200_000_000_000L;

    private final Bench bench;
    private final Stack stack;
    private final Names names;
    private final List<Authority> authorities;
    private final Suspensions suspensions;
    private final Topic effects;
    private final Lag lag;
    private long letters;

    /// @param names how many there are to be flagged
    static Chain start(Bench bench, int names) {
        return start(bench, names, PARTS, Bench.ON_SERVERS);
    }

    static Chain start(Bench bench, int names, List<Part> parts, Packaging packaging) {
        Stack stack = bench.start(
                parts,
                Map.of(
                        "REGISTER_MEASURED_NAMES",
                        Integer.toString(names),
                        "SUSPENSION_SAFETY_LIMIT_PER_AUTHORITY",
                        NO_LIMIT,
                        "SUSPENSION_SAFETY_LIMIT_TOTAL",
                        NO_LIMIT),
                packaging);
        try {
            return new Chain(bench, stack, new Names(names));
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private Chain(Bench bench, Stack stack, Names names) {
        this.bench = bench;
        this.stack = stack;
        this.names = names;
        this.authorities = IntStream.rangeClosed(1, bench.quick() ? FEW_AUTHORITIES : AUTHORITIES)
                .mapToObj(number -> new Authority(stack, number))
                .toList();
        this.suspensions = new Suspensions(stack.kafkaBootstrapServers());
        this.effects = new Topic(stack.kafkaBootstrapServers(), "suspension-effective");
        this.lag = new Lag(stack.kafkaBootstrapServers());
    }

    Stack stack() {
        return stack;
    }

    /// As many authorities can hand in at once.
    int connections() {
        return authorities.size();
    }

    /// How many names were flagged.
    long used() {
        return names.used();
    }

    /// Takes in flags; what becomes of them is seen by [#awaitQuiet].
    ClosedLoop intake() {
        return new ClosedLoop(authorities, names);
    }

    /// So many flags of a few authorities, one after the other, and everything that becomes of them.
    void each(int howMany) {
        intake().each(FEW_AUTHORITIES, howMany / FEW_AUTHORITIES);
        awaitQuiet();
    }

    /// Until the compilers leave the cores to the load.
    void warmUp() {
        WarmUp.run(bench, time -> flow(time).perSecond());
    }

    /// What goes through it in such a time; then everything is done before it returns.
    Flow flow(Duration time) {
        Flow flow =
                new BoundedLoop(authorities, names, suspensions, this::unsent, bench.quick() ? FEW : MANY).run(time);
        awaitQuiet();
        return flow;
    }

    /// How long a name waits for its suspension when flags come at this rate, answered or not; then everything is done
    /// before it returns.
    ///
    /// @return in microseconds, from when a flag was to be handed in
    Histogram latencies(double perSecond, Duration time) {
        Map<String, Long> due = new OpenLoop(authorities, names).run(perSecond, time);
        Map<String, Long> seen = suspensions.await(due.keySet());
        var microseconds = new Histogram(3);
        due.forEach((name, at) -> microseconds.recordValue((seen.getOrDefault(name, at) - at) / 1_000));
        awaitQuiet();
        return microseconds;
    }

    /// Decisions about so many names each, one of each authority, when nothing else is under way; then everything is
    /// done before it returns.
    ///
    /// @return seconds from handing in to the last name's suspension
    double burst(int decisions, int namesOfEach) {
        double seconds = new Burst(authorities.subList(0, decisions), names, suspensions).run(namesOfEach);
        awaitQuiet();
        return seconds;
    }

    /// Of all who read topics.
    long lag() {
        return lag.records();
    }

    /// Waits until everybody is told of everything: each name is suspended and seen to be, and nothing waits in an
    /// outbox, on a topic, or to be sent.
    ///
    /// @throws IllegalStateException saying what still waits after twenty minutes
    void awaitQuiet() {
        awaitQuiet(() -> {});
        letters += stack.backing().smtp().received().size();
        stack.backing().smtp().forget();
    }

    /// The same after more was handed in than the mail server has room for the mails of; they are not counted.
    void awaitWorkedOff() {
        awaitQuiet(stack.backing().smtp()::forget);
        stack.backing().smtp().forget();
    }

    private void awaitQuiet(Runnable meanwhile) {
        long deadline = System.nanoTime() + PATIENCE_NANOSECONDS;
        for (String waiting = waiting(); !waiting.isEmpty(); waiting = waiting()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("what was handed in is not done: " + waiting);
            }
            meanwhile.run();
            LockSupport.parkNanos(LOOK_EVERY_NANOSECONDS);
        }
    }

    private String waiting() {
        long used = names.used();
        if (suspensions.count() < used) {
            return "%d of %d names are suspended".formatted(suspensions.count(), used);
        }
        if (effects.records() < used) {
            return "%d of %d names are seen to be suspended".formatted(effects.records(), used);
        }
        for (String database : DATABASES) {
            long events = bench.database(stack, database).count("select count(*) from outbox");
            if (events > 0) {
                return "%d events in the outbox of %s".formatted(events, database);
            }
        }
        if (lag.records() > 0) {
            return "%d records are not read".formatted(lag.records());
        }
        long unsent = unsent();
        return unsent > 0 ? "%d notices are not sent".formatted(unsent) : "";
    }

    private long unsent() {
        return count("notification", "select count(*) from notice where status in ('PENDING', 'SENDING')");
    }

    /// As many names are held as were handed in, and as many cases upheld.
    ///
    /// @throws NothingMayBeLost when that is not so
    void check() {
        long used = names.used();
        NothingMayBeLost.check(
                "flags", used, count("intake", "select count(*) from flag_domain where domain like 'maaling-%'"));
        NothingMayBeLost.check(
                "cases",
                used,
                count(
                        "casework",
                        "select count(*) from flag_case where domain like 'maaling-%' and status = 'UPHELD'"));
        NothingMayBeLost.check(
                "holds",
                used,
                count("suspension", "select count(*) from hold where domain like 'maaling-%' and status = 'PLACED'"));
        NothingMayBeLost.check("names on domain-suspended", used, suspensions.count());
    }

    /// How many mails were sent.
    long letters() {
        return letters;
    }

    private long count(String database, String query) {
        return bench.database(stack, database).count(query);
    }

    @Override
    public void close() {
        suspensions.close();
        effects.close();
        lag.close();
        stack.close();
    }
}
