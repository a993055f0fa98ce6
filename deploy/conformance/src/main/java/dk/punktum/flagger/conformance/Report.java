package dk.punktum.flagger.conformance;

import dk.punktum.flagger.conformance.Verdict.Result;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Says what a team has to know: what passed, and of what did not, what was seen, what to change and where to read.
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void say(Verdict verdict) {
        Scenario scenario = verdict.scenario();
        out.printf(
                Locale.ROOT,
                "%s  %-25s %5.1f s  %s%n",
                verdict.result(),
                scenario.name(),
                verdict.took().toMillis() / 1000.0,
                scenario.what());
        switch (verdict.result()) {
            case PASS -> {}
            case SKIP -> out.printf("      not played: %s%n", verdict.detail());
            case FAIL -> {
                out.printf("      seen: %s%n", verdict.detail());
                out.printf("      fix:  %s%n", scenario.fix());
                out.printf("      read: docs/downstream.md#%s%n", scenario.where());
            }
        }
    }

    void sum(List<Verdict> verdicts) {
        out.println();
        out.printf(
                "%d passed, %d failed, %d not played.%n",
                count(verdicts, Result.PASS), count(verdicts, Result.FAIL), count(verdicts, Result.SKIP));
        out.println(
                count(verdicts, Result.FAIL) == 0
                        ? "The consumer converges."
                        : "The consumer does not converge: "
                                + String.join(
                                        ", ",
                                        verdicts.stream()
                                                .filter(verdict -> verdict.result() == Result.FAIL)
                                                .map(verdict ->
                                                        verdict.scenario().name())
                                                .toList()));
    }

    private static long count(List<Verdict> verdicts, Result result) {
        return verdicts.stream().filter(verdict -> verdict.result() == result).count();
    }
}
