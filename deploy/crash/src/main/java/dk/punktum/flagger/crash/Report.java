package dk.punktum.flagger.crash;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dk.punktum.flagger.crash.fault.Fault;
import dk.punktum.flagger.crash.invariant.Invariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What people and programs read of the rounds.
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// So many of what is wrong with one invariant are shown on the screen; all of them are in the JSON.
    private static final int SHOWN = 5;

    /// Above [#line].
    static String head() {
        return "round       seed   acks  looks  settled    took    left  1 2 3 4 5 6 7 8 9  faults";
    }

    /// Of the newest round.
    ///
    /// @param rounds how many there are to be; those to come are taken to last as long as the others did
    static String line(List<RoundReport> reports, int rounds) {
        RoundReport report = reports.getLast();
        Duration took = reports.stream().map(RoundReport::took).reduce(Duration.ZERO, Duration::plus);
        Duration left = took.dividedBy(reports.size()).multipliedBy(rounds - report.round());
        var verdicts = new StringBuilder();
        for (Invariant invariant : Invariant.values()) {
            boolean known = report.violations().containsKey(invariant);
            verdicts.append(' ').append(!known ? '?' : report.violated().contains(invariant) ? '✗' : '✓');
        }
        var line = new StringBuilder("%5d %10d %6d %6d %7ss %6ss %3d:%02dh %s  %s"
                .formatted(
                        report.round(),
                        report.seed(),
                        report.acknowledgements(),
                        report.looks(),
                        seconds(report.settled()),
                        seconds(report.took()),
                        left.toHours(),
                        left.toMinutesPart(),
                        verdicts,
                        kinds(report.faults())));
        report.lost().forEach(name -> line.append("\n        ").append(name + " was not live and was started again"));
        report.broken().forEach(what -> line.append("\n        ").append(what));
        report.violated().forEach(invariant -> {
            List<String> found = report.violations().getOrDefault(invariant, List.of());
            line.append("\n      %d %s: %d".formatted(invariant.number(), invariant.sentence(), found.size()));
            found.stream()
                    .limit(SHOWN)
                    .forEach(what -> line.append("\n        ").append(what));
        });
        if (!report.isGood()) {
            report.faults().forEach(fault -> line.append("\n        ").append(fault));
        }
        return line.toString();
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0);
    }

    /// Such as `KAFKA_CUT, 2 SERVICE_KILLED`.
    private static String kinds(List<Fault> faults) {
        Map<Fault.Kind, Long> counts = new EnumMap<>(Fault.Kind.class);
        faults.forEach(fault -> counts.merge(fault.kind(), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(count -> (count.getValue() > 1 ? count.getValue() + " " : "")
                        + count.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    static String json(List<RoundReport> reports) {
        List<Map<String, Object>> rounds = new ArrayList<>();
        for (RoundReport report : reports) {
            Map<String, Object> violations = new LinkedHashMap<>();
            report.violations()
                    .forEach((invariant, found) ->
                            violations.put(invariant.number() + " " + invariant.sentence(), found));
            Map<String, Object> round = new LinkedHashMap<>();
            round.put("round", report.round());
            round.put("seed", report.seed());
            round.put("faults", report.faults().stream().map(Fault::toString).toList());
            round.put("acknowledgements", report.acknowledgements());
            round.put("looks", report.looks());
            round.put("actedMillis", report.acted().toMillis());
            round.put("settledMillis", report.settled().toMillis());
            Map<String, Long> waitedFor = new LinkedHashMap<>();
            report.waitedFor().forEach((what, time) -> waitedFor.put(what, time.toMillis()));
            round.put("waitedForMillis", waitedFor);
            round.put("tookMillis", report.took().toMillis());
            round.put("notLive", report.lost());
            round.put("violations", violations);
            round.put("broken", report.broken());
            rounds.add(round);
        }
        try {
            return JSON.writeValueAsString(Map.of("rounds", rounds));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Report() {}
}
