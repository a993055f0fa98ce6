package dk.punktum.flagger.console.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.punktum.flagger.console.services.ServiceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a service is.
///
/// @param since   since when it is so, as far as this console has seen
/// @param failing names of the checks that are down
/// @param outboxPending, outboxOldest, outboxParked what has not reached Kafka, as last told
record ServiceState(
        ServiceName service,
        Condition condition,
        Instant since,
        List<String> failing,
        long outboxPending,
        long outboxOldestSeconds,
        long outboxParked) {

    public enum Condition {
        WELL(Look.GOOD),
        /// It answers requests; its database or Kafka has not been got through to for a minute.
        NOT_WELL(Look.ACT),
        /// It can not answer requests: its database does not answer.
        NOT_READY(Look.ACT),
        AWAY(Look.ACT);

        private final Look look;

        Condition(Look look) {
            this.look = look;
        }

        public String look() {
            return look.style();
        }

        public String sign() {
            return look.sign();
        }
    }

    public boolean isAway() {
        return condition == Condition.AWAY;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param ready, well what `/q/health/ready` and `/q/health/well` answered; null: nothing
    /// @param figures     the newest that are known, though they may be old
    static ServiceState of(
            ServiceName service,
            @Nullable String ready,
            @Nullable String well,
            Scrape figures,
            @Nullable ServiceState before,
            Instant now) {
        Condition condition;
        if (ready == null || well == null) {
            condition = Condition.AWAY;
        } else if (!isUp(ready)) {
            condition = Condition.NOT_READY;
        } else {
            condition = isUp(well) ? Condition.WELL : Condition.NOT_WELL;
        }
        List<String> failing = new ArrayList<>();
        for (String health : new @Nullable String[] {ready, well}) {
            failing.addAll(failing(health));
        }
        return new ServiceState(
                service,
                condition,
                before != null && before.condition == condition ? before.since : now,
                failing,
                Math.round(figures.sum("flagger_outbox_pending")),
                Math.round(figures.sum("flagger_outbox_oldest_seconds")),
                Math.round(figures.sum("flagger_outbox_parked")));
    }

    private static boolean isUp(String health) {
        return read(health).path("status").asText().equals("UP");
    }

    private static List<String> failing(@Nullable String health) {
        List<String> names = new ArrayList<>();
        if (health != null) {
            for (JsonNode check : read(health).path("checks")) {
                if (!check.path("status").asText().equals("UP")) {
                    names.add(check.path("name").asText());
                }
            }
        }
        return names;
    }

    private static JsonNode read(String health) {
        try {
            return JSON.readTree(health);
        } catch (JsonProcessingException _) {
            return JSON.missingNode();
        }
    }
}
