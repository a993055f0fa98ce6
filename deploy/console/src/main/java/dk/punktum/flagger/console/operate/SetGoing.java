package dk.punktum.flagger.console.operate;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.console.services.Caller;
import dk.punktum.flagger.console.services.ServiceAnswer;
import dk.punktum.flagger.console.services.ServiceClient;
import dk.punktum.flagger.console.services.ServiceName;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Sets going again what a person has chosen, each service by itself. Who and why are written down here before anything
/// is asked, and by each service with its work.
@Singleton
class SetGoing {

    private final ServiceClient client;
    private final ConsoleAudit audit;

    SetGoing(ServiceClient client, ConsoleAudit audit) {
        this.client = client;
        this.audit = audit;
    }

    /// @return the action in the audit, where its results stand as well
    UUID carryOut(Selection selection, String reason, Caller caller) {
        UUID action = audit.begin(caller.person(), ConsoleAudit.Action.SET_GOING, reason);
        Map<ServiceName, Map<WaitingKind, List<Selection.Item>>> chosen = selection.byService();
        Map<ServiceName, List<Line>> lines = client.each(chosen.keySet(), service -> {
            List<Line> ofService = new ArrayList<>();
            chosen.getOrDefault(service, Map.of())
                    .forEach((kind, items) -> ofService.addAll(carryOut(service, kind, items, reason, caller)));
            return ofService;
        });
        audit.end(action, lines.values().stream().flatMap(List::stream).toList());
        return action;
    }

    private List<Line> carryOut(
            ServiceName service, WaitingKind kind, List<Selection.Item> items, String reason, Caller caller) {
        List<String> ids = items.stream().map(Selection.Item::id).toList();
        return switch (kind) {
            case DEAD_LETTER ->
                switch (client.send(
                        service,
                        "POST",
                        "/operator/dead-letters/redrive",
                        caller,
                        Map.of("ids", ids, "dryRun", false, "reason", reason))) {
                    case ServiceAnswer.Given(var receipt) -> RedriveReading.lines(service, receipt);
                    case ServiceAnswer.Refused(int _, String code) -> all(items, Outcome.REFUSED, code);
                    case ServiceAnswer.Away() -> all(items, Outcome.AWAY, null);
                };
            case PARKED ->
                switch (client.send(
                        service,
                        "POST",
                        "/operator/outbox/release",
                        caller,
                        Map.of("positions", ids.stream().map(Long::valueOf).toList(), "reason", reason))) {
                    case ServiceAnswer.Given(var receipt) ->
                        items.stream().map(item -> released(item, receipt)).toList();
                    case ServiceAnswer.Refused(int _, String code) -> all(items, Outcome.REFUSED, code);
                    case ServiceAnswer.Away() -> all(items, Outcome.AWAY, null);
                };
            case NOTICE ->
                switch (client.send(service, "POST", "/notices/resend", caller, Map.of("ids", ids, "reason", reason))) {
                    case ServiceAnswer.Given(var receipts) ->
                        items.stream().map(item -> resent(item, receipts)).toList();
                    case ServiceAnswer.Refused(int _, String code) -> all(items, Outcome.REFUSED, code);
                    case ServiceAnswer.Away() -> all(items, Outcome.AWAY, null);
                };
            case EFFECT ->
                items.stream()
                        .map(item -> one(item, "/operator/effects/" + item.id() + "/retry", reason, caller))
                        .toList();
            case HOLD ->
                items.stream()
                        .map(item -> one(item, "/operator/safety/waiting/" + item.id() + "/release", reason, caller))
                        .toList();
            case FINDING -> all(items, Outcome.NOT_FROM_HERE, null);
        };
    }

    private Line one(Selection.Item item, String path, String reason, Caller caller) {
        return switch (client.send(item.service(), "POST", path, caller, Map.of("reason", reason))) {
            case ServiceAnswer.Given(var body) ->
                line(
                        item,
                        body.path("done").asBoolean(true) ? Outcome.DONE : Outcome.ONE_MORE,
                        body.path("domain").asText(null));
            case ServiceAnswer.Refused(int _, String code) -> line(item, Outcome.REFUSED, code);
            case ServiceAnswer.Away() -> line(item, Outcome.AWAY, null);
        };
    }

    private static Line released(Selection.Item item, JsonNode receipt) {
        boolean released = StreamSupport.stream(receipt.path("released").spliterator(), false)
                .anyMatch(position -> position.asText().equals(item.id()));
        return line(item, released ? Outcome.DONE : Outcome.GONE, null);
    }

    private static Line resent(Selection.Item item, JsonNode receipts) {
        String result = StreamSupport.stream(receipts.spliterator(), false)
                .filter(receipt -> receipt.path("id").asText().equals(item.id()))
                .map(receipt -> receipt.path("result").asText())
                .findFirst()
                .orElse("");
        return line(item, result.equals("QUEUED") ? Outcome.DONE : Outcome.GONE, null);
    }

    static List<Line> all(List<Selection.Item> items, Outcome outcome, @Nullable String detail) {
        return items.stream().map(item -> line(item, outcome, detail)).toList();
    }

    private static Line line(Selection.Item item, Outcome outcome, @Nullable String detail) {
        return new Line(item.service(), item.kind(), item.id(), outcome, detail, List.of());
    }
}
