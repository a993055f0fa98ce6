package dk.punktum.flagger.crash.client;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.local.Http.Answer;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Courts' orders: entered by one person, approved by another, and mostly lifted.
public final class OrderStories implements Runnable {

    private final Stack stack;
    private final NameTurns names;
    private final Acknowledgements acknowledgements;
    private final Course course;
    private final Random random;
    private final Clock clock;

    public OrderStories(
            Stack stack,
            NameTurns names,
            Acknowledgements acknowledgements,
            Course course,
            Random random,
            Clock clock) {
        this.stack = stack;
        this.names = names;
        this.acknowledgements = acknowledgements;
        this.course = course;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public void run() {
        while (!course.isOver()) {
            tell();
        }
    }

    private void tell() {
        JsonNode order = draft(names.next(1).getFirst());
        pause();
        next(order, Identity.CLARA, "/approve", Map.of(), Act.APPROVED);
        pause();
        if (random.nextInt(4) > 0) {
            next(order, Identity.BO, "/lift", Map.of("reason", "REVOKED"), Act.LIFTED);
        }
        pause();
    }

    /// An answer that was lost is looked for in the list: the second request is refused then.
    private JsonNode draft(String domain) {
        String reference = UUID.randomUUID().toString();
        Map<String, Object> submission = Map.of(
                "domain",
                domain,
                "cause",
                "COURT_ORDER",
                "measure",
                "SUSPEND",
                "legalGround",
                "terms-10.1",
                "reference",
                reference);
        Answer answer = Api.answerTo(
                "an order about " + domain, () -> stack.http().post(Identity.ANNA, orders(""), submission));
        JsonNode order = answer.status() < 300 ? answer.body() : known(domain, reference, answer);
        noted(Act.ORDERED, Identity.ANNA, order);
        return order;
    }

    private JsonNode known(String domain, String reference, Answer refusal) {
        JsonNode all = Api.answerTo(
                        "the orders about " + domain,
                        () -> stack.http().get(Identity.ANNA, orders("?domain=" + domain)))
                .ok();
        for (JsonNode order : all) {
            if (order.path("reference").asText().equals(reference)) {
                return order;
            }
        }
        throw new Api.NotAnswered("an order about %s was refused: %s".formatted(domain, refusal));
    }

    private void next(JsonNode order, Identity person, String how, Map<String, Object> request, Act act) {
        String url = orders("/" + order.path("id").asText());
        Answer answer = Api.answerTo(
                how + " of " + order.path("number").asText(), () -> stack.http().post(person, url + how, request));
        if (answer.status() >= 300) {
            answer = Api.answerTo("order " + url, () -> stack.http().get(person, url));
        }
        JsonNode seen = answer.ok();
        if (!act.allows(seen.path("status").asText())) {
            throw new Api.NotAnswered("%s of %s led to %s".formatted(how, order, seen));
        }
        noted(act, person, order);
    }

    private void noted(Act act, Identity person, JsonNode order) {
        acknowledgements.add(new Acknowledgement(
                act,
                person,
                order.path("id").asText(),
                order.path("number").asText(),
                order.path("reference").asText(),
                List.of(order.path("domain").asText()),
                clock.instant()));
    }

    private void pause() {
        course.pause(Duration.ofMillis(random.nextInt(1500)));
    }

    private String orders(String path) {
        return stack.url(Part.SUSPENSION_SERVICE) + "/orders" + path;
    }
}
