package dk.punktum.flagger.console.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.console.services.ServiceName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What the services' operator endpoints answer, as things that wait. No clock, no network. Members that are missing
/// or new do no harm.
final class WaitingReading {

    /// One thing to ask a service.
    ///
    /// @param list  where in the answer the list stands; empty: the answer is the list
    /// @param entry one entry of it as something that waits; null when it does not wait
    record Question(
            ServiceName service, String path, String list, BiFunction<ServiceName, JsonNode, @Nullable Waiting> entry) {

        List<Waiting> read(JsonNode answer) {
            List<Waiting> waiting = new ArrayList<>();
            for (JsonNode node : list.isEmpty() ? answer : answer.path(list)) {
                Waiting one = entry.apply(service, node);
                if (one != null) {
                    waiting.add(one);
                }
            }
            return waiting;
        }
    }

    /// Everything that is asked of a service.
    static List<Question> of(ServiceName service) {
        List<Question> questions = new ArrayList<>();
        questions.add(new Question(service, "/operator/dead-letters?limit=1000", "", WaitingReading::deadLetter));
        questions.add(new Question(service, "/operator/outbox", "parked", WaitingReading::parked));
        switch (service) {
            case NOTIFICATION ->
                questions.add(new Question(service, "/notices?status=FAILED", "", WaitingReading::notice));
            case SUSPENSION -> {
                questions.add(new Question(service, "/operator/effects/overdue", "", WaitingReading::effect));
                questions.add(new Question(service, "/operator/safety/waiting", "", WaitingReading::hold));
                questions.add(new Question(service, "/operator/reconciliation", "findings", WaitingReading::finding));
            }
            case REGISTRY, INTAKE, CASE -> {}
        }
        return questions;
    }

    static Waiting deadLetter(ServiceName service, JsonNode node) {
        String key = text(node, "key");
        return new Waiting(
                service,
                WaitingKind.DEAD_LETTER,
                text(node, "id"),
                key,
                text(node, "reason"),
                node.path("detail").asText(null),
                time(node, "setAsideAt"),
                key,
                facts(node, "topic", "partition", "offset", "handler", "eventId"));
    }

    private static Waiting parked(ServiceName service, JsonNode node) {
        return new Waiting(
                service,
                WaitingKind.PARKED,
                text(node, "position"),
                text(node, "key"),
                text(node, "reason"),
                null,
                time(node, "parkedAt"),
                text(node, "key"),
                facts(node, "topic", "reason", "eventId", "createdAt", "waiting"));
    }

    private static Waiting notice(ServiceName service, JsonNode node) {
        return new Waiting(
                service,
                WaitingKind.NOTICE,
                text(node, "id"),
                text(node, "domain"),
                text(node, "failureReason"),
                node.path("trouble").asText(null),
                time(node, "finishedAt"),
                text(node, "caseNumber"),
                facts(node, "caseNumber", "occasion", "recipient", "attempts", "round"));
    }

    private static Waiting effect(ServiceName service, JsonNode node) {
        List<String> facts = facts(node, "sequence", "publishedAt", "retries", "nextRetryAt");
        for (JsonNode server : node.path("servers")) {
            facts.add("%s %s: %s"
                    .formatted(
                            text(server, "place"),
                            text(server, "server"),
                            server.path("seenAt").asText("–")));
        }
        return new Waiting(
                service,
                WaitingKind.EFFECT,
                text(node, "id"),
                text(node, "domain"),
                text(node, "change"),
                null,
                time(node, "orderedAt"),
                text(node, "domain"),
                facts);
    }

    private static Waiting hold(ServiceName service, JsonNode node) {
        return new Waiting(
                service,
                WaitingKind.HOLD,
                text(node, "holdId"),
                text(node, "domain"),
                text(node, "reason"),
                null,
                time(node, "since"),
                text(node, "domain"),
                facts(node, "cause", "requestedAt", "releasedBy"));
    }

    private static @Nullable Waiting finding(ServiceName service, JsonNode node) {
        if (node.hasNonNull("closedAt")) {
            return null;
        }
        return new Waiting(
                service,
                WaitingKind.FINDING,
                text(node, "domain") + "@" + text(node, "sequence"),
                text(node, "domain"),
                text(node, "difference"),
                text(node, "difference"),
                time(node, "foundAt"),
                text(node, "domain"),
                facts(node, "sequence", "servers", "lastSeenAt", "repairs"));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText("");
    }

    private static Instant time(JsonNode node, String member) {
        try {
            return Instant.parse(text(node, member));
        } catch (DateTimeParseException _) {
            return Instant.EPOCH;
        }
    }

    private static List<String> facts(JsonNode node, String... members) {
        List<String> facts = new ArrayList<>();
        for (String member : members) {
            JsonNode value = node.path(member);
            if (value.isArray() && !value.isEmpty()) {
                List<String> parts = new ArrayList<>();
                value.forEach(part -> parts.add(part.asText()));
                facts.add(member + ": " + String.join(", ", parts));
            } else if (value.isValueNode() && !value.isNull()) {
                facts.add(member + ": " + value.asText());
            }
        }
        return facts;
    }

    private WaitingReading() {}
}
