package dk.punktum.flagger.crash;

import dk.punktum.flagger.crash.client.Acknowledgement;
import dk.punktum.flagger.crash.client.Acknowledgements;
import dk.punktum.flagger.crash.client.Course;
import dk.punktum.flagger.crash.client.FlagStories;
import dk.punktum.flagger.crash.client.NameTurns;
import dk.punktum.flagger.crash.client.Onlooker;
import dk.punktum.flagger.crash.client.OrderStories;
import dk.punktum.flagger.crash.fault.Chance;
import dk.punktum.flagger.crash.fault.Fault;
import dk.punktum.flagger.crash.fault.FaultPlan;
import dk.punktum.flagger.crash.invariant.Invariant;
import dk.punktum.flagger.local.Stack;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// One round after the other, on one system that lives through all of them.
final class Rounds {

    private static final int FLAGGING = 9;
    private static final int ORDERING = 3;

    private final Settings settings;
    private final Clock clock;
    private final List<NameTurns> names = IntStream.range(0, FLAGGING + ORDERING)
            .mapToObj(Surroundings::turnsOf)
            .toList();

    Rounds(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// @param told of each round when it is over; and says whether that is enough
    List<RoundReport> run(Predicate<RoundReport> told) {
        List<RoundReport> reports = new ArrayList<>();
        try (var surroundings = new Surroundings(settings, FLAGGING + ORDERING);
                var acknowledgements = new Acknowledgements(settings.out().resolve("acknowledgements.jsonl"))) {
            for (int round = 1; round <= settings.rounds(); round++) {
                RoundReport report = run(round, surroundings, acknowledgements);
                reports.add(report);
                if (!report.isGood()) {
                    surroundings.logs().keep(round);
                }
                surroundings.logs().empty();
                if (told.test(report)) {
                    break;
                }
            }
        }
        return reports;
    }

    private RoundReport run(int round, Surroundings surroundings, Acknowledgements acknowledgements) {
        long seed = settings.seed() + round - 1;
        List<Fault> plan = FaultPlan.of(
                seed,
                surroundings.possible(settings.kinds()),
                settings.services().stream().map(Enum::name).toList(),
                settings.duration());
        long began = System.nanoTime();
        int before = acknowledgements.count();
        var course = new Course();
        var watching = new Course();
        var onlooker = new Onlooker(surroundings.stack(), acknowledgements, watching, Chance.of(seed));
        List<String> broken = new ArrayList<>();
        long quietFrom;
        Settling.Rest rest;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> watch = threads.submit(onlooker);
            List<Future<?>> clients = clients(surroundings.stack(), acknowledgements, course, seed).stream()
                    .<Future<?>>map(threads::submit)
                    .toList();
            Future<?> faults = threads.submit(() -> surroundings.misfortune().befall(plan, seed));
            LockSupport.parkNanos(settings.duration().toNanos());
            join(faults, "the faults", broken);
            course.end();
            clients.forEach(client -> join(client, "a client", broken));
            quietFrom = System.nanoTime();
            rest = Settling.await(surroundings.leftovers(), surroundings.caretaker(), settings.settle());
            watching.end();
            join(watch, "the onlooker", broken);
        }
        Duration settled = Duration.ofNanos(System.nanoTime() - quietFrom);
        rest.restless().forEach(what -> broken.add("not at rest after %d s: %s".formatted(settled.toSeconds(), what)));
        List<Acknowledgement> all = acknowledgements.all();
        List<Acknowledgement> newest = all.subList(before, all.size());
        Map<Invariant, List<String>> violations = violations(surroundings, all, newest, onlooker, broken);
        return new RoundReport(
                round,
                seed,
                plan,
                newest.size(),
                onlooker.looks().size(),
                Duration.ofNanos(quietFrom - began),
                settled,
                rest.waitedFor(),
                Duration.ofNanos(System.nanoTime() - began),
                surroundings.caretaker().newlyLost(),
                violations,
                broken);
    }

    private static Map<Invariant, List<String>> violations(
            Surroundings surroundings,
            List<Acknowledgement> all,
            List<Acknowledgement> newest,
            Onlooker onlooker,
            List<String> broken) {
        try {
            return surroundings.evidence().violations(all, newest, onlooker);
        } catch (RuntimeException e) {
            broken.add("the evidence can not be gathered: " + e);
            return Map.of();
        }
    }

    private List<Runnable> clients(Stack stack, Acknowledgements acknowledgements, Course course, long seed) {
        List<Runnable> clients = new ArrayList<>();
        for (int i = 0; i < FLAGGING + ORDERING; i++) {
            Random random = Chance.of(seed * 31 + i);
            clients.add(
                    i < FLAGGING
                            ? new FlagStories(
                                    stack,
                                    Surroundings.AUTHORITIES.get(i % Surroundings.AUTHORITIES.size()),
                                    names.get(i),
                                    acknowledgements,
                                    course,
                                    random,
                                    clock)
                            : new OrderStories(stack, names.get(i), acknowledgements, course, random, clock));
        }
        return clients;
    }

    private static void join(Future<?> task, String who, List<String> broken) {
        try {
            task.get();
        } catch (ExecutionException e) {
            broken.add("%s: %s".formatted(who, e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broken.add(who + " was interrupted");
        }
    }
}
