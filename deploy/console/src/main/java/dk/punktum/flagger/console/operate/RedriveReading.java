package dk.punktum.flagger.console.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.console.services.ServiceName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What `POST /operator/dead-letters/redrive` answers, as lines: one for each key. No clock, no network.
final class RedriveReading {

    static List<Line> lines(ServiceName service, JsonNode receipt) {
        boolean dryRun = receipt.path("dryRun").asBoolean();
        List<Line> lines = new ArrayList<>();
        for (JsonNode lane : receipt.path("lanes")) {
            lines.add(line(service, lane, dryRun));
        }
        for (JsonNode unknown : receipt.path("unknown")) {
            lines.add(new Line(service, WaitingKind.DEAD_LETTER, unknown.asText(), Outcome.GONE, null, List.of()));
        }
        return lines;
    }

    private static Line line(ServiceName service, JsonNode lane, boolean dryRun) {
        Set<String> chosen = new HashSet<>();
        lane.path("chosen").forEach(id -> chosen.add(id.asText()));
        List<Line.Place> order = new ArrayList<>();
        for (JsonNode letter : lane.path("letters")) {
            order.add(new Line.Place(
                    "%s %s@%s"
                            .formatted(
                                    letter.path("topic").asText(),
                                    letter.path("partition").asText(),
                                    letter.path("offset").asText()),
                    letter.path("reason").asText(),
                    chosen.contains(letter.path("id").asText())));
        }
        JsonNode outcome = lane.path("outcome");
        boolean stops = outcome.hasNonNull("reason");
        String about = lane.path("letters").path(0).path("key").asText("–");
        return new Line(
                service,
                WaitingKind.DEAD_LETTER,
                about,
                dryRun ? stops ? Outcome.WOULD_STOP : Outcome.WOULD_BE_TRIED : stops ? Outcome.STOPPED : Outcome.DONE,
                detail(outcome, order.size()),
                order);
    }

    private static @Nullable String detail(JsonNode outcome, int all) {
        String done = outcome.path("resolved").asInt() + " / " + all;
        return outcome.hasNonNull("reason")
                ? "%s, %s %s"
                        .formatted(
                                done,
                                outcome.path("reason").asText(),
                                outcome.path("detail").asText(""))
                        .strip()
                : done;
    }

    private RedriveReading() {}
}
