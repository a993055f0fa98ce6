package dk.punktum.flagger.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What stands in `deploy/dashboards`, and which metrics its PromQL expressions name.
final class Dashboards {

    static final Path HOME = Path.of(System.getProperty("flagger.home"));
    static final Path DIRECTORY = HOME.resolve("deploy", "dashboards");

    /// JSON is YAML too.
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Pattern TEXTS = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NOT_METRICS =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)"
                    + "|\\boffset\\s+\\w+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*+(?!\\s*\\()");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool");

    /// Of Prometheus itself: whether it could read a target.
    private static final String UP = "up";

    record Alert(String name, String expression, String severity, JsonNode annotations) {}

    static List<Alert> alerts() {
        return each(read("alerts.yml").path("groups"))
                .flatMap(group -> each(group.path("rules")))
                .map(rule -> new Alert(
                        rule.path("alert").asText(),
                        rule.path("expr").asText(),
                        rule.path("labels").path("severity").asText(),
                        rule.path("annotations")))
                .toList();
    }

    /// Names of the alerts that a test case expects to be raised.
    static Set<String> alertsTested() {
        return each(read("alerts.test.yml").path("tests"))
                .flatMap(test -> each(test.path("alert_rule_test")))
                .filter(expectation -> !expectation.path("exp_alerts").isEmpty())
                .map(expectation -> expectation.path("alertname").asText())
                .collect(Collectors.toSet());
    }

    /// The dashboard's expressions, with its variable for a time set.
    static List<String> expressionsOfDashboard() {
        return read("grafana.json").findValuesAsText("expr").stream()
                .map(expression -> expression.replace("$__rate_interval", "5m"))
                .toList();
    }

    static JsonNode scraped() {
        return read("prometheus.yml").path("scrape_configs");
    }

    /// Every metric that an alert or the dashboard names.
    static Set<String> metrics() {
        return Stream.concat(alerts().stream().map(Alert::expression), expressionsOfDashboard().stream())
                .flatMap(Dashboards::metricsIn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<String> metricsIn(String expression) {
        String bare =
                NOT_METRICS.matcher(TEXTS.matcher(expression).replaceAll("")).replaceAll(" ");
        return NAME.matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(Predicate.not(OPERATORS::contains))
                .filter(Predicate.not(UP::equals));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static JsonNode read(String file) {
        try {
            return YAML.readTree(DIRECTORY.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dashboards() {}
}
