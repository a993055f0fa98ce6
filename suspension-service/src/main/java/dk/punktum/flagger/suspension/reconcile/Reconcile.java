package dk.punktum.flagger.suspension.reconcile;

import dk.punktum.flagger.suspension.SuspensionConfig;
import dk.punktum.flagger.suspension.effect.Effects;
import dk.punktum.flagger.suspension.effect.Expectation;
import dk.punktum.flagger.suspension.effect.LookAround;
import dk.punktum.flagger.suspension.hold.TellAgain;
import dk.punktum.flagger.suspension.register.Register;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Compares all names that were ever held with what the registry shows, and repairs what differs by telling it again.
@ApplicationScoped
class Reconcile {

    private static final Logger LOG = Logger.getLogger(Reconcile.class);

    /// Names the lock among all advisory locks of a database ("flagrec" in ASCII).
    private static final long LOCK = 0x666C6167726563L;

    private static final int PAGE = 100;

    private final DataSource database;
    private final Runs runs;
    private final Findings findings;
    private final Effects effects;
    private final LookAround lookAround;
    private final Register register;
    private final TellAgain tellAgain;
    private final MeterRegistry meters;
    private final Clock clock;
    private final SuspensionConfig.Reconciliation config;
    private final Map<Difference, AtomicLong> open;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Reconcile(
            DataSource database,
            Runs runs,
            Findings findings,
            Effects effects,
            LookAround lookAround,
            Register register,
            TellAgain tellAgain,
            MeterRegistry meters,
            Clock clock,
            SuspensionConfig config) {
        this.database = database;
        this.runs = runs;
        this.findings = findings;
        this.effects = effects;
        this.lookAround = lookAround;
        this.register = register;
        this.tellAgain = tellAgain;
        this.meters = meters;
        this.clock = clock;
        this.config = config.reconciliation();
        this.open = Stream.of(Difference.values())
                .collect(Collectors.toMap(Function.identity(), difference -> gauge(meters, difference)));
    }

    private static AtomicLong gauge(MeterRegistry meters, Difference difference) {
        var value = new AtomicLong();
        meters.gauge(
                "flagger.suspension.findings",
                List.of(io.micrometer.core.instrument.Tag.of("difference", difference.name())),
                value);
        return value;
    }

    /// Runs when it is time, or when somebody wants it, and no other instance is at it.
    ///
    /// @return whether it ran
    boolean runIfDue() throws InterruptedException {
        // The lock is the connection's: it goes when this instance does, however that ends.
        try (Connection lock = database.getConnection()) {
            if (!call(lock, "select pg_try_advisory_lock(?)")) {
                return false;
            }
            try {
                var begun = runs.begin(clock.instant(), config.every());
                if (begun.isPresent()) {
                    run(begun.get());
                }
                count();
                return begun.isPresent();
            } finally {
                call(lock, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the lock can not be had", e);
        }
    }

    private static boolean call(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /// What a run has counted so far.
    private static final class Tally {
        int compared;
        int watched;
        int unanswered;
        int differing;

        Runs.Figures figures(int toldAgain) {
            return new Runs.Figures(compared, watched, unanswered, differing, toldAgain);
        }
    }

    private void run(Runs.Begun run) throws InterruptedException {
        var tally = new Tally();
        String after = "";
        while (true) {
            List<Expectation> page = page(after);
            if (page.isEmpty()) {
                break;
            }
            for (Expectation expected : page) {
                if (expected.isWatched()) {
                    tally.watched++;
                } else if (stopping.await(config.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                } else {
                    compare(expected, tally);
                }
            }
            after = page.getLast().domain().aLabel();
        }
        finish(run, tally);
    }

    private List<Expectation> page(String after) {
        return QuarkusTransaction.requiringNew().call(() -> effects.expectations(after, PAGE));
    }

    private void compare(Expectation expected, Tally tally) {
        Comparison comparison = switch (expected.change()) {
            case SUSPENDED -> ReconciliationRules.held(lookAround.at(expected), expected.landing() != null);
            case REINSTATED ->
                ReconciliationRules.free(expected.free(), register.ask(expected.domain()), register.server());
        };
        switch (comparison) {
            case Comparison.Unanswered _ -> tally.unanswered++;
            case Comparison.Agrees _ -> {
                tally.compared++;
                close(expected);
            }
            case Comparison.Differs differs -> {
                tally.compared++;
                // The police may take over many: that does not put our own looking in doubt.
                tally.differing += differs.difference().isRepaired() ? 1 : 0;
                open(expected, differs);
            }
        }
    }

    private void open(Expectation expected, Comparison.Differs differs) {
        boolean fresh = QuarkusTransaction.requiringNew().call(() -> findings.open(expected, differs, clock.instant()));
        if (fresh) {
            LOG.warnf(
                    "%s, change %d: %s, by %s",
                    expected.domain(), expected.sequence(), differs.difference(), differs.servers());
        }
    }

    private void close(Expectation expected) {
        boolean closed =
                QuarkusTransaction.requiringNew().call(() -> findings.close(expected.domain(), clock.instant()));
        if (closed) {
            LOG.infof("%s: the registry agrees again", expected.domain());
        }
    }

    private void finish(Runs.Begun run, Tally tally) {
        boolean tooMany = ReconciliationRules.isTooMany(tally.compared, tally.differing, config.stopShare());
        int toldAgain = run.dryRun() || tooMany ? 0 : repair();
        runs.finish(run.id(), tooMany ? RunStatus.TOO_MANY : RunStatus.DONE, tally.figures(toldAgain), clock.instant());
        if (tooMany) {
            LOG.warnf(
                    "reconciliation %s: %d of %d names differ; nothing is repaired before a person has looked",
                    run.id(), tally.differing, tally.compared);
        } else {
            LOG.infof(
                    "reconciliation %s: %d names, %d differ, %d told again",
                    run.id(), tally.compared, tally.differing, toldAgain);
        }
    }

    private int repair() {
        List<Findings.Repairable> next = QuarkusTransaction.requiringNew()
                .call(() -> findings.repairable(config.repairsPerFinding(), config.repairsPerRun()));
        int told = 0;
        for (Findings.Repairable each : next) {
            if (tellAgain.tell(each.domain(), () -> findings.repair(each.id(), config.repairsPerFinding()))) {
                meters.counter("flagger.suspension.findings.repairs").increment();
                told++;
            }
        }
        return told;
    }

    private void count() {
        Map<Difference, Long> counts = QuarkusTransaction.requiringNew().call(findings::countOpen);
        open.forEach((difference, gauge) -> gauge.set(counts.getOrDefault(difference, 0L)));
    }

    /// Ends a run that is under way after the name that it is at.
    void stop() {
        stopping.countDown();
    }
}
