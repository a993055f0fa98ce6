package dk.punktum.flagger.conformance;

import dk.punktum.flagger.conformance.Verdict.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Plays the scenarios one after the other. At the end it looks at everything once more: what a late record undid is
/// seen then.
final class Rehearsal {

    private final Supplier<Stage> stages;
    private final ConsumerUnderTest consumer;

    /// @param stages gives each scenario its own
    Rehearsal(Supplier<Stage> stages, ConsumerUnderTest consumer) {
        this.stages = stages;
        this.consumer = consumer;
    }

    /// @param said is told of each verdict as it comes; a scenario that was undone later comes twice
    List<Verdict> play(List<Scenario> scenarios, Consumer<Verdict> said) {
        Map<Scenario, Stage> played = new LinkedHashMap<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            if (!played.isEmpty() && !consumer.isAlive()) {
                // One scenario that it did not survive must not decide the others.
                consumer.start();
            }
            Stage stage = stages.get();
            Verdict verdict = play(scenario, stage);
            played.put(scenario, stage);
            verdicts.add(verdict);
            said.accept(verdict);
        }
        verdicts.replaceAll(verdict -> {
            Optional<Verdict> undone = undone(verdict, played.get(verdict.scenario()));
            undone.ifPresent(said);
            return undone.orElse(verdict);
        });
        return verdicts;
    }

    private static Verdict play(Scenario scenario, Stage stage) {
        long began = System.nanoTime();
        try {
            scenario.script().play(stage);
            return verdict(scenario, Result.PASS, "", began);
        } catch (NotAsExpected e) {
            return verdict(scenario, Result.FAIL, String.valueOf(e.getMessage()), began);
        } catch (NotPlayable e) {
            return verdict(scenario, Result.SKIP, String.valueOf(e.getMessage()), began);
        }
    }

    private static Verdict verdict(Scenario scenario, Result result, String detail, long began) {
        return new Verdict(scenario, result, detail, Duration.ofNanos(System.nanoTime() - began));
    }

    private static Optional<Verdict> undone(Verdict verdict, @Nullable Stage stage) {
        if (verdict.result() != Result.PASS || stage == null) {
            return Optional.empty();
        }
        return stage.undone()
                .map(what -> new Verdict(
                        verdict.scenario(), Result.FAIL, "Right at first, but at the end: " + what, verdict.took()));
    }
}
