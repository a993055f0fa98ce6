package dk.punktum.flagger.console.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a service tells at `/q/metrics`. Source: Prometheus' text format 0.0.4. What can not be read is left out.
final class Scrape {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private record Sample(Map<String, String> labels, double value) {}

    static final Scrape NOTHING = new Scrape(Map.of());

    private final Map<String, List<Sample>> samples;

    private Scrape(Map<String, List<Sample>> samples) {
        this.samples = samples;
    }

    static Scrape of(String text) {
        Map<String, List<Sample>> samples = new HashMap<>();
        text.lines().filter(line -> line.startsWith("flagger_")).forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                samples.computeIfAbsent(parts.group(1), _ -> new ArrayList<>())
                        .add(new Sample(labels(parts.group(2) == null ? "" : parts.group(2)), number(parts.group(3))));
            }
        });
        return new Scrape(samples);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new HashMap<>();
        LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        return labels;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /// Whether anything of ours was told.
    boolean isEmpty() {
        return samples.isEmpty();
    }

    /// The sum of all that have these labels: a counter that never counted is absent, and 0.
    ///
    /// @param labels name and value in turn
    double sum(String name, String... labels) {
        return samples.getOrDefault(name, List.of()).stream()
                .filter(sample -> has(sample, labels))
                .mapToDouble(Sample::value)
                .sum();
    }

    /// The first that has these labels.
    OptionalDouble value(String name, String... labels) {
        return samples.getOrDefault(name, List.of()).stream()
                .filter(sample -> has(sample, labels))
                .mapToDouble(Sample::value)
                .findFirst();
    }

    private static boolean has(Sample sample, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                return false;
            }
        }
        return true;
    }
}
