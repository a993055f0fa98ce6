package dk.punktum.flagger.e2e.interleaving;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.Measure;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.local.Zone;
import dk.punktum.flagger.testing.KafkaProbe;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/// One name, as everybody sees it: the zone, RDAP, `suspension-state`, and suspension-service's own view.
final class Name {

    /// A killed service is back after some ten seconds, a minute on a loaded machine, and may be killed again.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// RDAP's words (RFC 8056) for the statuses that every held name has.
    private static final Set<String> LOCKED = Set.of(
            "server update prohibited",
            "server transfer prohibited",
            "server renew prohibited",
            "server delete prohibited");

    private final String domain;
    private final Stack stack;
    private final KafkaProbe kafka;
    private final States states;
    private final Zone zone;
    private final Zone.Answer zoneBefore;
    private final JsonNode registerBefore;
    private final PlannedEnds plannedEnds;

    Name(String domain, Stack stack, KafkaProbe kafka, States states) {
        this.domain = domain;
        this.stack = stack;
        this.kafka = kafka;
        this.states = states;
        this.zone = stack.zone();
        this.plannedEnds = new PlannedEnds(stack, states);
        this.zoneBefore = zone.ask(domain);
        this.registerBefore = register();
        assertThat(zoneBefore.isDelegated()).isTrue();
    }

    /// One that rests on a flag, or on an order.
    Matter newMatter(Random random) {
        boolean over = random.nextInt(3) > 0;
        return random.nextInt(3) == 0
                ? new OrderMatter(domain, over, stack, plannedEnds, random)
                : new FlagMatter(domain, over, kafka, plannedEnds, random);
    }

    /// Waits until all show what the cases say.
    void awaitAgreement(List<Matter> matters) {
        Set<UUID> standing =
                matters.stream().filter(Matter::stands).map(Matter::caseId).collect(Collectors.toSet());
        await("agreement about " + domain, () -> {
            assertThat(holdsTold(_ -> true)).isEqualTo(standing);
            JsonNode holds = holds();
            assertThat(matters)
                    .allSatisfy(matter ->
                            assertThat(statusOf(holds, matter)).isEqualTo(matter.stands() ? "standing" : "over"));
        });
        if (standing.isEmpty()) {
            awaitAsItWas();
            return;
        }
        List<Matter> inForce = matters.stream().filter(Matter::stands).toList();
        boolean leadsElsewhere = inForce.stream().allMatch(matter -> matter.measure() == Measure.LANDING_PAGE);
        boolean due = inForce.stream().allMatch(Matter::isRipe);
        Set<UUID> frozen =
                inForce.stream().filter(Matter::isFrozen).map(Matter::caseId).collect(Collectors.toSet());
        await(domain + " held", () -> {
            assertThat(holdsTold(hold -> hold.frozenSince() != null)).isEqualTo(frozen);
            assertThat(statuses(register())).containsAll(LOCKED);
            assertThat(statuses(register()).contains("server hold")).isNotEqualTo(leadsElsewhere);
            assertThat(nameServersInZone()).isEqualTo(leadsElsewhere ? Stack.LANDING_PAGE : Set.of());
            JsonNode view = view();
            assertThat(view.path("suspended").asBoolean()).isTrue();
            assertThat(view.hasNonNull("deletionDueAt")).isEqualTo(due);
        });
    }

    /// Waits until the name is free, and exactly as it was.
    void awaitAsItWas() {
        await(domain + " as it was", () -> {
            assertThat(holdsTold(_ -> true)).isEmpty();
            assertThat(zone.ask(domain)).isEqualTo(zoneBefore);
            assertThat(register()).isEqualTo(registerBefore);
            assertThat(view().path("suspended").asBoolean()).isFalse();
        });
    }

    private Set<UUID> holdsTold(Predicate<ActiveHold> which) {
        return states.of(domain).stream()
                .flatMap(state -> state.holds().stream())
                .filter(which)
                .map(ActiveHold::caseId)
                .collect(Collectors.toSet());
    }

    private static String statusOf(JsonNode holds, Matter matter) {
        for (JsonNode hold : holds) {
            if (hold.path("caseId").asText().equals(matter.caseId().toString())) {
                return switch (hold.path("status").asText()) {
                    case "PLACED" -> "standing";
                    case "LIFTED", "CANCELLED" -> "over";
                    case String under -> under;
                };
            }
        }
        return "unheard";
    }

    private JsonNode holds() {
        return get("/suspensions/" + domain + "/holds");
    }

    private JsonNode view() {
        return get("/suspensions/" + domain);
    }

    private JsonNode get(String path) {
        return stack.http()
                .get(Identity.DOWNSTREAM_CLIENT, stack.url(Part.SUSPENSION_SERVICE) + path)
                .ok();
    }

    /// All that RDAP says of the name, but for the time at which it was asked.
    private JsonNode register() {
        var object = (ObjectNode) stack.http()
                .getPublic(stack.url(Part.REGISTRY_STAND_IN) + "/rdap/domain/" + domain)
                .ok();
        object.remove("events");
        return object;
    }

    private Set<String> nameServersInZone() {
        return zone.ask(domain).delegation().stream()
                .map(record -> record.split("\\s+"))
                .filter(fields -> fields[3].equals("NS"))
                .map(fields -> fields[4].replaceFirst("\\.$", ""))
                .collect(Collectors.toSet());
    }

    private static List<String> statuses(JsonNode register) {
        return StreamSupport.stream(register.path("status").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// Whoever does not answer has just been killed.
    private static void await(String what, ThrowingRunnable look) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(look);
    }
}
