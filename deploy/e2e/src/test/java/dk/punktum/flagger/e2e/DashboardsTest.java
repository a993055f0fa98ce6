package dk.punktum.flagger.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dk.punktum.flagger.e2e.Dashboards.Alert;
import dk.punktum.flagger.local.Ports.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The alert rules, the scrape example and the dashboard, as Prometheus' own program judges them.
class DashboardsTest {

    @TempDir
    Path directory;

    @Test
    void everyAlertIsRaisedWhenItShouldBeAndNotElse() {
        promtool("test", "rules", "alerts.test.yml");

        assertThat(Dashboards.alertsTested())
                .containsExactlyInAnyOrderElementsOf(
                        Dashboards.alerts().stream().map(Alert::name).toList());
    }

    @Test
    void prometheusTakesTheScrapeExampleWithItsRules() {
        promtool("check", "config", "prometheus.yml");
    }

    @Test
    void theScrapeExampleReadsEveryServiceWhereTheRunCommandHasIt() {
        for (Part part : MetricsIT.SCRAPED) {
            assertThat(Dashboards.scraped()).as(part.label()).anySatisfy(scrape -> {
                assertThat(scrape.path("job_name").asText()).isEqualTo(part.label());
                assertThat(scrape.path("metrics_path").asText()).isEqualTo("/q/metrics");
                assertThat(scrape.at("/static_configs/0/targets/0").asText())
                        .isEqualTo("localhost:" + part.usualPort());
            });
        }
    }

    @Test
    void prometheusUnderstandsEveryPanelOfTheDashboard() throws IOException {
        List<Map<String, String>> rules = new ArrayList<>();
        for (String expression : Dashboards.expressionsOfDashboard()) {
            rules.add(Map.of("record", "panel:" + rules.size(), "expr", expression));
        }
        Path asRules = directory.resolve("panels.yml");
        new YAMLMapper()
                .writeValue(asRules.toFile(), Map.of("groups", List.of(Map.of("name", "panels", "rules", rules))));

        promtool("check", "rules", asRules.toString());
    }

    @Test
    void everyAlertSaysInWordsWhatItIsAndLeadsToASectionThatIsThere() throws IOException {
        String operations = Files.readString(Dashboards.HOME.resolve("docs", "operations.md"));
        var anchors = operations
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(heading -> heading.replaceAll("^#+ ", "").toLowerCase().replace(' ', '-'))
                .collect(Collectors.toSet());

        assertThat(Dashboards.alerts()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.severity()).as(alert.name()).isIn("critical", "warning");
            assertThat(alert.annotations().path("summary").asText())
                    .as(alert.name())
                    .isNotBlank();
            assertThat(alert.annotations().path("description").asText())
                    .as(alert.name())
                    .isNotBlank();
            String runbook = alert.annotations().path("runbook").asText();
            assertThat(runbook).as(alert.name()).startsWith("docs/operations.md#");
            assertThat(anchors).as(runbook).contains(runbook.substring(runbook.indexOf('#') + 1));
            assertThat(operations).as("the table of alerts").contains("| `" + alert.name() + "` |");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "max by (job) (flagger_outbox_parked) > 0                             ; flagger_outbox_parked",
                "sum(rate(a_total{x=\"b{c\"}[5m])) / on (job) group_left (x) b_sum    ; a_total b_sum",
                "sum(c{status=\"FAILED\"} offset 1d) or vector(0) unless d == bool 1  ; c d",
                "up{job=~\"x|y\"} == 0 and e                                          ; e",
            })
    void metricsAreFoundInAnExpression(String expression, String metrics) {
        assertThat(Dashboards.metricsIn(expression)).containsExactly(metrics.split(" "));
    }

    /// Where everything is installed, rules that are not tried are a failure.
    private static void promtool(String... arguments) {
        var command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Dashboards.DIRECTORY.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
        } catch (IOException missing) {
            assertThat(Boolean.parseBoolean(System.getenv("FLAGGER_REQUIRE_ALL_TESTS")))
                    .as("promtool has to be installed (Debian: apt-get install prometheus)")
                    .isFalse();
            System.err.printf(
                    "%n*** NOT TRIED: the alert rules need promtool (Debian: apt-get install prometheus) ***%n%n");
            assumeTrue(false, "promtool is not installed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
