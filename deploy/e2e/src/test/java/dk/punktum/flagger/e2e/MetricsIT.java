package dk.punktum.flagger.e2e;

import static dk.punktum.flagger.e2e.TheSystem.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What alerts and dashboard look at is really emitted by the running services.
class MetricsIT {

    static final List<Part> SCRAPED = List.of(
            Part.FLAGGER_REGISTRY,
            Part.INTAKE_SERVICE,
            Part.CASE_SERVICE,
            Part.SUSPENSION_SERVICE,
            Part.NOTIFICATION_SERVICE,
            Part.CONSOLE);

    private static final Pattern METRIC = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)[{ ]");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void everyMetricThatAnAlertOrADashboardNamesIsEmitted() {
        // When
        String flag = ONE.flags("terms-9.2", TheSystem.bulkNames(140, 1));
        ONE.awaitStatusOfAll(flag, "EFFECTIVE");

        // Then
        TheSystem.await(
                "every metric that is named in deploy/dashboards is emitted; missing ones",
                MetricsIT::missing,
                Set::isEmpty);
    }

    /// A counter that appears with its first count has not risen, in Prometheus' eyes: an alert would miss it.
    @Test
    void whatAnAlertCountsIsThereBeforeItCounts() {
        // Given
        Child service = TheSystem.stack().child(Part.SUSPENSION_SERVICE);

        // When
        service.kill();
        service.start();
        service.awaitReady();

        // Then
        String metrics = metrics(Part.SUSPENSION_SERVICE);
        assertThat(metrics)
                .contains("flagger_suspension_holds_held_back_total{reason=\"PROTECTED_NAME\"} 0.0")
                .contains("flagger_suspension_holds_abandoned_total{reason=\"SEIZED\"} 0.0")
                .contains("flagger_inbox_dead_letters_total{reason=\"HANDLER_FAILED\"} 0.0");
    }

    private static Set<String> missing() {
        Set<String> missing = new TreeSet<>(Dashboards.metrics());
        for (Part part : SCRAPED) {
            METRIC.matcher(metrics(part)).results().forEach(metric -> missing.remove(metric.group(1)));
        }
        return missing;
    }

    /// Kept where the build puts its output, to look at.
    private static String metrics(Part part) {
        try {
            URI address = URI.create(TheSystem.url(part) + "/q/metrics");
            String metrics = HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
            Path directory = Files.createDirectories(Path.of("target", "metrics"));
            Files.writeString(directory.resolve(part.label() + ".txt"), metrics);
            return metrics;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
