package dk.punktum.flagger.bench.row;

import dk.punktum.flagger.bench.cost.AotBuild;
import dk.punktum.flagger.bench.cost.OneEndpoint;
import dk.punktum.flagger.bench.cost.ProcessMemory;
import dk.punktum.flagger.bench.report.Figure;
import dk.punktum.flagger.bench.report.Goal;
import dk.punktum.flagger.bench.report.Spread;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.local.Stack.Packaging;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// B7. What the services take of a machine: memory when idle and when loaded, and time until they are ready, with and
/// without an AOT cache; beside it a Quarkus service with one endpoint.
public final class CostRow implements Row {

    private static final List<Part> SERVICES = List.of(
            Part.FLAGGER_REGISTRY,
            Part.INTAKE_SERVICE,
            Part.CASE_SERVICE,
            Part.SUSPENSION_SERVICE,
            Part.NOTIFICATION_SERVICE);

    private static final long LOOK_EVERY_NANOSECONDS = 10_000_000;

    /// What was seen while nothing was to be done.
    ///
    /// @param stackSeconds  from the start of the database to the last part that is ready, on empty data
    /// @param idleMegabytes of each part
    /// @param readySeconds  from a service's start to ready, everything else being up
    /// @param endpointIdle  of the one-endpoint service, in megabytes
    /// @param endpointReady of the one-endpoint service, in seconds
    private record Idle(
            double stackSeconds,
            Map<Part, Double> idleMegabytes,
            Map<Part, Double> readySeconds,
            double endpointIdle,
            double endpointReady) {}

    /// How services are packaged, and what was seen of them.
    private record Measured(List<Idle> idle, Map<Part, Double> loadedMegabytes) {}

    @Override
    public List<Figure> measure(Bench bench) {
        var aot = new AotBuild(bench.home(), bench.results().resolve("aot"));
        bench.say().accept("B7: building for the AOT cache");
        aot.build(Stack.CHILDREN);
        train(bench, aot);
        List<Idle> usual = new ArrayList<>();
        List<Idle> cached = new ArrayList<>();
        for (int round = 0; round < bench.rounds(); round++) {
            usual.add(idle(bench, Packaging.USUAL));
            cached.add(idle(bench, aot.trained()));
        }
        var without = new Measured(usual, loaded(bench, Packaging.USUAL));
        var with = new Measured(cached, loaded(bench, aot.trained()));
        Stack.CHILDREN.forEach(part -> bench.say().accept(inWords(part, without, with)));
        List<Figure> figures = new ArrayList<>(figures("", without, null));
        figures.addAll(figures(", AOT cache", with, without));
        return figures;
    }

    /// With what services do all day.
    private static void train(Bench bench, AotBuild aot) {
        try (Chain chain = Chain.start(bench, 50_000, Stack.CHILDREN, aot.training())) {
            chain.flow(load(bench));
            long megabytes = aot.write(chain.stack(), Stack.CHILDREN);
            bench.say().accept("B7: the AOT caches of %d parts have %d MB".formatted(Stack.CHILDREN.size(), megabytes));
        }
    }

    private static Duration load(Bench bench) {
        return Duration.ofSeconds(bench.quick() ? 8 : 60);
    }

    private static Idle idle(Bench bench, Packaging packaging) {
        long began = System.nanoTime();
        try (Stack stack = bench.start(Stack.CHILDREN, Map.of(), packaging)) {
            double stackSeconds = (System.nanoTime() - began) / 1e9;
            rest(bench);
            Map<Part, Double> megabytes = megabytes(stack);
            Map<Part, Double> ready = new LinkedHashMap<>();
            SERVICES.forEach(service -> ready.put(service, secondsToReady(stack.child(service))));
            try (OneEndpoint endpoint = OneEndpoint.start(bench.home())) {
                rest(bench);
                return new Idle(
                        stackSeconds,
                        megabytes,
                        ready,
                        ProcessMemory.megabytes(endpoint.pid()),
                        endpoint.secondsToReady());
            }
        }
    }

    private static void rest(Bench bench) {
        try {
            Thread.sleep(Duration.ofSeconds(bench.quick() ? 3 : 20));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double secondsToReady(Child service) {
        service.stop();
        long began = System.nanoTime();
        service.start();
        while (!service.isReady() && service.isAlive()) {
            LockSupport.parkNanos(LOOK_EVERY_NANOSECONDS);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        service.awaitReady();
        return seconds;
    }

    private static Map<Part, Double> loaded(Bench bench, Packaging packaging) {
        try (Chain chain = Chain.start(bench, 50_000, Stack.CHILDREN, packaging)) {
            double perSecond = chain.flow(load(bench)).perSecond();
            Map<Part, Double> megabytes = megabytes(chain.stack());
            chain.check();
            bench.say().accept("B7: %.1f flags/s as load, right after the start".formatted(perSecond));
            return megabytes;
        }
    }

    private static Map<Part, Double> megabytes(Stack stack) {
        Map<Part, Double> megabytes = new LinkedHashMap<>();
        for (Part part : Stack.CHILDREN) {
            megabytes.put(part, ProcessMemory.megabytes(stack.child(part).pid()));
        }
        return megabytes;
    }

    private static List<Figure> figures(String how, Measured measured, @Nullable Measured usual) {
        return List.of(
                new Figure(
                        "B7",
                        "whole stack ready" + how,
                        "s",
                        spread(measured.idle(), Idle::stackSeconds),
                        usual == null ? null : spread(usual.idle(), Idle::stackSeconds),
                        new Goal.AtMost(15)),
                new Figure(
                        "B7",
                        "a service ready, mean of five" + how,
                        "s",
                        spread(measured.idle(), idle -> sum(idle.readySeconds()) / SERVICES.size()),
                        spread(measured.idle(), Idle::endpointReady),
                        new Goal.None()),
                new Figure(
                        "B7",
                        "memory of a service, idle, mean of five" + how,
                        "MB",
                        spread(measured.idle(), idle -> sum(idle.idleMegabytes()) / SERVICES.size()),
                        spread(measured.idle(), Idle::endpointIdle),
                        new Goal.None()),
                new Figure(
                        "B7",
                        "memory of five services, idle" + how,
                        "MB",
                        spread(measured.idle(), idle -> sum(idle.idleMegabytes())),
                        usual == null ? null : spread(usual.idle(), idle -> sum(idle.idleMegabytes())),
                        new Goal.None()),
                new Figure(
                        "B7",
                        "memory of five services, loaded" + how,
                        "MB",
                        Spread.of(sum(measured.loadedMegabytes())),
                        usual == null ? null : Spread.of(sum(usual.loadedMegabytes())),
                        new Goal.AtMost(900)));
    }

    private static double sum(Map<Part, Double> figures) {
        return SERVICES.stream()
                .mapToDouble(service -> figures.getOrDefault(service, Double.NaN))
                .sum();
    }

    private static String inWords(Part part, Measured without, Measured with) {
        return "B7: %s: %s; with an AOT cache %s".formatted(part.label(), inWords(part, without), inWords(part, with));
    }

    private static String inWords(Part part, Measured measured) {
        String memory = "%.0f MB idle, %.0f MB loaded"
                .formatted(
                        spread(measured.idle(), idle -> idle.idleMegabytes().getOrDefault(part, Double.NaN))
                                .median(),
                        measured.loadedMegabytes().getOrDefault(part, Double.NaN));
        return SERVICES.contains(part)
                ? "%s, ready in %.2f s"
                        .formatted(
                                memory,
                                spread(
                                                measured.idle(),
                                                idle -> idle.readySeconds().getOrDefault(part, Double.NaN))
                                        .median())
                : memory;
    }

    private static Spread spread(List<Idle> rounds, ToDoubleFunction<Idle> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
