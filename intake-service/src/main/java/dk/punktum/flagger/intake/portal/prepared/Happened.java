package dk.punktum.flagger.intake.portal.prepared;

import dk.punktum.flagger.intake.flag.FlagView;
import dk.punktum.flagger.intake.progress.CaseLife;
import dk.punktum.flagger.intake.progress.DomainProgress;
import dk.punktum.flagger.intake.progress.HoldLife;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One thing that came of a flagged name, and that who writes a correction should know of. No clock, no database.
///
/// @param name its A-label
public record Happened(String name, Step step) {

    /// Each has a text, `portal.since.<step>`.
    public enum Step {
        DECIDED,
        HELD,
        /// The case is closed, or the hold lifted.
        ENDED,
        WITHDRAWN
    }

    public static Set<Happened> to(FlagView flag) {
        return flag.domains().stream()
                .flatMap(name -> to(name.aLabel(), name.progress()))
                .collect(Collectors.toSet());
    }

    /// What of it was not known before, name by name.
    public static List<Happened> since(Set<Happened> before, Set<Happened> now) {
        return now.stream()
                .filter(one -> !before.contains(one))
                .sorted(Comparator.comparing(Happened::name).thenComparing(Happened::step))
                .toList();
    }

    static Stream<Happened> to(String name, DomainProgress progress) {
        List<Step> steps = new ArrayList<>();
        CaseLife registryCase = progress.registryCase();
        HoldLife hold = progress.suspension();
        if (registryCase != null && registryCase.verdict() != null) {
            steps.add(Step.DECIDED);
        }
        if (hold != null) {
            steps.add(Step.HELD);
        }
        if (registryCase != null && registryCase.closedAt() != null || hold != null && hold.liftedAt() != null) {
            steps.add(Step.ENDED);
        }
        if (progress.withdrawal() != null) {
            steps.add(Step.WITHDRAWN);
        }
        return steps.stream().map(step -> new Happened(name, step));
    }

    /// As it stands in one column, line by line.
    static String written(Set<Happened> happened) {
        return happened.stream()
                .map(one -> one.name() + " " + one.step())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    static Set<Happened> read(String lines) {
        return lines.lines()
                .map(line -> line.split(" ", 2))
                .map(parts -> new Happened(parts[0], Step.valueOf(parts[1])))
                .collect(Collectors.toSet());
    }
}
