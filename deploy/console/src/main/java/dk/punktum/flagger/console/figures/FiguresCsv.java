package dk.punktum.flagger.console.figures;

import dk.punktum.flagger.console.figures.FiguresRules.Group;
import dk.punktum.flagger.events.DeclineReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The figures as a file: a line of names, then a line for each authority and ground. docs/console.md has
/// the columns.
final class FiguresCsv {

    static String write(Map<Group, Figures> groups, Map<UUID, String> authorities) {
        var file = new StringBuilder(CsvRules.line(names()));
        groups.forEach((group, figures) -> file.append(CsvRules.line(cells(
                authorities.getOrDefault(
                        group.agreementId(), group.agreementId().toString()),
                group,
                figures))));
        return file.toString();
    }

    private static List<String> names() {
        var names = new ArrayList<>(
                List.of("authority", "agreement_id", "ground", "orders", "upheld", "undecided", "refused"));
        for (DeclineReason reason : DeclineReason.values()) {
            names.add("refused_" + reason.name().toLowerCase(Locale.ROOT));
        }
        names.addAll(List.of(
                "reversed",
                "annulled",
                "withdrawn",
                "median_seconds_to_acknowledge",
                "median_seconds_to_decide",
                "median_seconds_to_effect"));
        return names;
    }

    private static List<String> cells(String authority, Group group, Figures figures) {
        var cells = new ArrayList<String>();
        cells.add(authority);
        cells.add(group.agreementId().toString());
        cells.add(group.ground());
        for (int figure : List.of(figures.orders(), figures.upheld(), figures.undecided(), figures.refused())) {
            cells.add(Integer.toString(figure));
        }
        figures.refusals().values().forEach(figure -> cells.add(Integer.toString(figure)));
        for (int figure : List.of(figures.reversed(), figures.annulled(), figures.withdrawn())) {
            cells.add(Integer.toString(figure));
        }
        for (Optional<Duration> median : List.of(figures.toAcknowledge(), figures.toDecide(), figures.toEffect())) {
            cells.add(median.map(FiguresCsv::seconds).orElse(""));
        }
        return cells;
    }

    private static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.3f", length.toMillis() / 1e3);
    }

    private FiguresCsv() {}
}
