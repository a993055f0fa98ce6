package dk.punktum.flagger.bench.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Loads until the compilers leave the cores to the load: for two minutes at least, and then until it has not become
/// faster twice in a row. Once may be chance.
final class WarmUp {

    private static final Duration PIECE = Duration.ofSeconds(30);
    private static final Duration QUICKLY = Duration.ofSeconds(8);
    private static final int AT_LEAST = 4;
    private static final int AT_MOST = 12;

    /// What is less than this is chance.
    private static final double FASTER = 1.03;

    /// @param load what goes through in a second while it is loaded for so long
    static void run(Bench bench, ToDoubleFunction<Duration> load) {
        ToDoubleFunction<Duration> told = piece -> {
            double rate = load.applyAsDouble(piece);
            bench.say().accept("warming up: %.1f /s".formatted(rate));
            return rate;
        };
        if (bench.quick()) {
            var _ = told.applyAsDouble(QUICKLY);
        } else {
            var _ = pieces(told);
        }
    }

    /// @return the rate of each piece
    static List<Double> pieces(ToDoubleFunction<Duration> load) {
        List<Double> rates = new ArrayList<>();
        double best = 0;
        int inVain = 0;
        while (rates.size() < AT_LEAST || inVain < 2 && rates.size() < AT_MOST) {
            double rate = load.applyAsDouble(PIECE);
            inVain = rate > best * FASTER ? 0 : inVain + 1;
            best = Math.max(best, rate);
            rates.add(rate);
        }
        return rates;
    }

    private WarmUp() {}
}
