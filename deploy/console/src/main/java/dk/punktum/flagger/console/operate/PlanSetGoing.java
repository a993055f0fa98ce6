package dk.punktum.flagger.console.operate;

import dk.punktum.flagger.console.services.Caller;
import dk.punktum.flagger.console.services.ServiceAnswer;
import dk.punktum.flagger.console.services.ServiceClient;
import dk.punktum.flagger.console.services.ServiceName;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The dry run: what would be tried, in which order, and what stands before and behind it. Changes nothing.
@Singleton
class PlanSetGoing {

    private final LookForWaiting lookForWaiting;
    private final ServiceClient client;

    PlanSetGoing(LookForWaiting lookForWaiting, ServiceClient client) {
        this.lookForWaiting = lookForWaiting;
        this.client = client;
    }

    List<Line> plan(Selection selection, Caller caller) {
        Attention attention = lookForWaiting.look(caller);
        Map<ServiceName, Map<WaitingKind, List<Selection.Item>>> chosen = selection.byService();
        Map<ServiceName, List<Line>> lines = client.each(chosen.keySet(), service -> {
            List<Line> ofService = new ArrayList<>();
            chosen.getOrDefault(service, Map.of()).forEach((kind, items) -> {
                if (kind == WaitingKind.DEAD_LETTER) {
                    ofService.addAll(dryRun(service, items, caller));
                } else {
                    items.forEach(item -> ofService.add(foresee(item, attention, caller)));
                }
            });
            return ofService;
        });
        return lines.values().stream().flatMap(List::stream).toList();
    }

    private List<Line> dryRun(ServiceName service, List<Selection.Item> items, Caller caller) {
        var request = Map.of("ids", items.stream().map(Selection.Item::id).toList(), "dryRun", true);
        return switch (client.send(service, "POST", "/operator/dead-letters/redrive", caller, request)) {
            case ServiceAnswer.Given(var receipt) -> RedriveReading.lines(service, receipt);
            case ServiceAnswer.Refused(int _, String code) -> SetGoing.all(items, Outcome.REFUSED, code);
            case ServiceAnswer.Away() -> SetGoing.all(items, Outcome.AWAY, null);
        };
    }

    /// What would come of an item, as far as can be told from what waits now.
    static Line foresee(Selection.Item item, Attention attention, Caller caller) {
        Waiting waiting = attention.find(item.reference()).orElse(null);
        if (waiting == null) {
            Outcome outcome = attention.isUnanswered(item.service()) ? Outcome.AWAY : Outcome.GONE;
            return SetGoing.all(List.of(item), outcome, null).getFirst();
        }
        if (!waiting.canBeSetGoing()) {
            return Line.of(waiting, Outcome.NOT_FROM_HERE, waiting.code());
        }
        return switch (waiting.kind()) {
            case HOLD -> {
                String released = waiting.facts().stream()
                        .filter(fact -> fact.startsWith("releasedBy: "))
                        .findFirst()
                        .orElse("");
                boolean byCaller = List.of(released.replace("releasedBy: ", "").split(", "))
                        .contains(caller.person());
                yield byCaller
                        ? Line.of(waiting, Outcome.NOT_FROM_HERE, "four-eyes")
                        : Line.of(
                                waiting,
                                released.isEmpty() ? Outcome.WOULD_BE_FIRST : Outcome.WOULD_BE_SECOND,
                                released);
            }
            case DEAD_LETTER, PARKED, NOTICE, EFFECT, FINDING ->
                Line.of(waiting, Outcome.WOULD_BE_TRIED, waiting.code());
        };
    }
}
