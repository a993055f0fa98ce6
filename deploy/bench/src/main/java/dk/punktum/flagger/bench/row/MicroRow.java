package dk.punktum.flagger.bench.row;

import dk.punktum.flagger.bench.report.Figure;
import dk.punktum.flagger.bench.report.Goal;
import dk.punktum.flagger.bench.report.Spread;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// What single functions cost, measured by JMH in JVMs of their own.
public final class MicroRow implements Row {

    @Override
    public List<Figure> measure(Bench bench) {
        var options = new OptionsBuilder()
                .include("Benchmark\\.")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(1)
                .warmupIterations(bench.quick() ? 1 : 5)
                .warmupTime(TimeValue.seconds(bench.quick() ? 1 : 5))
                .measurementIterations(bench.rounds())
                .measurementTime(TimeValue.seconds(bench.quick() ? 1 : 5))
                .jvmArgsAppend("-Xmx256m", "-XX:+UseSerialGC")
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build();
        try {
            return figures(new Runner(options).run());
        } catch (RunnerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Figure> figures(Collection<RunResult> results) {
        return results.stream()
                .map(result -> new Figure("micro", name(result), "ns", spread(result), null, new Goal.None()))
                .toList();
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String function = benchmark
                .substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1)
                .replace("Benchmark", "");
        return result.getParams().getParamsKeys().stream()
                .map(key -> result.getParams().getParam(key))
                .collect(Collectors.joining(", ", function + " ", ""))
                .strip();
    }

    private static Spread spread(RunResult result) {
        return Spread.of(result.getAggregatedResult().getIterationResults().stream()
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList());
    }
}
