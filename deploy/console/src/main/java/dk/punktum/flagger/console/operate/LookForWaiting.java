package dk.punktum.flagger.console.operate;

import dk.punktum.flagger.console.services.Caller;
import dk.punktum.flagger.console.services.ServiceAnswer;
import dk.punktum.flagger.console.services.ServiceClient;
import dk.punktum.flagger.console.services.ServiceName;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Asks all services at once what waits for a person. One that does not answer hides only its own.
@Singleton
class LookForWaiting {

    private final ServiceClient client;
    private final Clock clock;

    LookForWaiting(ServiceClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    private record Told(List<Waiting> waiting, boolean away, boolean refused) {}

    Attention look(Caller caller) {
        Map<ServiceName, Told> told = client.each(List.of(ServiceName.values()), service -> ask(service, caller));
        List<Attention.Unanswered> unanswered = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        told.forEach((service, answer) -> {
            waiting.addAll(answer.waiting());
            if (answer.away() || answer.refused()) {
                unanswered.add(new Attention.Unanswered(service, !answer.away()));
            }
        });
        waiting.sort(Comparator.comparing(Waiting::since).thenComparing(Waiting::reference));
        return new Attention(List.copyOf(waiting), List.copyOf(unanswered), clock.instant());
    }

    private Told ask(ServiceName service, Caller caller) {
        List<Waiting> waiting = new ArrayList<>();
        boolean refused = false;
        for (WaitingReading.Question question : WaitingReading.of(service)) {
            switch (client.get(service, question.path(), caller)) {
                case ServiceAnswer.Given(var body) -> waiting.addAll(question.read(body));
                case ServiceAnswer.Refused _ -> refused = true;
                case ServiceAnswer.Away() -> {
                    return new Told(waiting, true, refused);
                }
            }
        }
        return new Told(waiting, false, refused);
    }
}
