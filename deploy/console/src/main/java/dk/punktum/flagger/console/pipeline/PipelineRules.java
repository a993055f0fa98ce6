package dk.punktum.flagger.console.pipeline;

import dk.punktum.flagger.console.services.ServiceName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What the services' figures say about the stages. No clock, no network.
final class PipelineRules {

    /// How often things came into a stage, ever, as far as a figure says so.
    ///
    /// @param in what came into it; what went out is that less what is unfinished more than before
    private record Way(ServiceName service, String figure, List<String> labels, boolean in) {

        double of(Map<ServiceName, Scrape> scrapes) {
            return scrapes.getOrDefault(service, Scrape.NOTHING).sum(figure, labels.toArray(String[]::new));
        }
    }

    private static Way way(Stage stage) {
        return switch (stage) {
            case FLAG ->
                new Way(ServiceName.INTAKE, "flagger_intake_domains_total", List.of("outcome", "accepted"), true);
            case CASE ->
                new Way(ServiceName.CASE, "flagger_inbox_handled_total", List.of("handler", "open-case"), true);
            case HOLD -> new Way(ServiceName.CASE, "flagger_case_verdicts", List.of("verdict", "UPHELD"), true);
            case EFFECT -> new Way(ServiceName.SUSPENSION, "flagger_suspension_effect_seconds_count", List.of(), false);
            case NOTICE -> new Way(ServiceName.NOTIFICATION, "flagger_notices", List.of(), true);
        };
    }

    /// @param now     newest figures of each service; of one that is away, its last
    /// @param before  those of about a minute ago; empty right after the start
    /// @param between how far they are apart
    static List<StageView> stages(Map<ServiceName, Scrape> now, Map<ServiceName, Scrape> before, Duration between) {
        return Arrays.stream(Stage.values())
                .map(stage -> stage(stage, now, before, between))
                .toList();
    }

    private static StageView stage(
            Stage stage, Map<ServiceName, Scrape> now, Map<ServiceName, Scrape> before, Duration between) {
        OptionalDouble count = unfinished(stage, now);
        if (count.isEmpty()) {
            return new StageView(stage, null, null, null, null, false);
        }
        double seconds = now.getOrDefault(stage.service(), Scrape.NOTHING)
                .value("flagger_unfinished_oldest_seconds", "stage", stage.label())
                .orElse(0);
        Duration age = Duration.ofMillis(Math.round(seconds * 1000));
        boolean something = count.getAsDouble() > 0;
        Flow flow = flow(stage, now, before, between);
        return new StageView(
                stage,
                Math.round(count.getAsDouble()),
                something ? age : null,
                flow == null ? null : flow.in(),
                flow == null ? null : flow.out(),
                something && stage.isTooLong(age));
    }

    /// Per minute.
    private record Flow(double in, double out) {}

    private static @Nullable Flow flow(
            Stage stage, Map<ServiceName, Scrape> now, Map<ServiceName, Scrape> before, Duration between) {
        Way way = way(stage);
        OptionalDouble unfinishedNow = unfinished(stage, now);
        OptionalDouble unfinishedBefore = unfinished(stage, before);
        if (unfinishedNow.isEmpty()
                || unfinishedBefore.isEmpty()
                || !before.containsKey(way.service())
                || between.toMillis() < 1000) {
            return null;
        }
        double counted = way.of(now) - way.of(before);
        // A counter begins at 0 when its service does.
        if (counted < 0) {
            return null;
        }
        double more = unfinishedNow.getAsDouble() - unfinishedBefore.getAsDouble();
        double perMinute = 60_000.0 / between.toMillis();
        double other = Math.max(0, way.in() ? counted - more : counted + more) * perMinute;
        return way.in() ? new Flow(counted * perMinute, other) : new Flow(other, counted * perMinute);
    }

    private static OptionalDouble unfinished(Stage stage, Map<ServiceName, Scrape> scrapes) {
        return scrapes.getOrDefault(stage.service(), Scrape.NOTHING)
                .value("flagger_unfinished", "stage", stage.label());
    }

    /// What holds new holds back; null while nothing is known of it.
    static @Nullable SafetyView safety(Map<ServiceName, Scrape> now) {
        Scrape scrape = now.getOrDefault(ServiceName.SUSPENSION, Scrape.NOTHING);
        OptionalDouble thrown = scrape.value("flagger_suspension_kill_switch");
        if (thrown.isEmpty()) {
            return null;
        }
        return new SafetyView(
                thrown.getAsDouble() > 0,
                round(scrape.sum("flagger_suspension_limit_used", "scope", "authority")),
                round(scrape.sum("flagger_suspension_limit", "scope", "authority")),
                round(scrape.sum("flagger_suspension_limit_used", "scope", "total")),
                round(scrape.sum("flagger_suspension_limit", "scope", "total")),
                round(scrape.sum("flagger_suspension_holds_waiting")));
    }

    private static long round(double figure) {
        return Math.round(figure);
    }

    private PipelineRules() {}
}
