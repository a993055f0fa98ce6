package dk.punktum.flagger.console.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What `GET /operator/unfinished` answers, as an address of a story. No clock, no network.
final class OldestReading {

    /// Of the oldest in that stage; the front page when there is none.
    static URI trace(Stage stage, JsonNode stages) {
        for (JsonNode each : stages) {
            JsonNode oldest = each.path("oldest");
            if (each.path("stage").asText().equals(stage.label()) && oldest.isObject()) {
                String number = oldest.path("number").asText("");
                String story = number.isEmpty() ? oldest.path("domain").asText("") : number;
                return URI.create("/trace?q=" + URLEncoder.encode(story, StandardCharsets.UTF_8));
            }
        }
        return URI.create("/");
    }

    private OldestReading() {}
}
