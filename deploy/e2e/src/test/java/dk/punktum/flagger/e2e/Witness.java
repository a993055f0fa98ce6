package dk.punktum.flagger.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.events.ActiveHold;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.SuspensionEffective;
import dk.punktum.flagger.events.SuspensionEffective.Sighting;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.local.Zone;
import dk.punktum.flagger.testing.KafkaProbe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/// One name, asked of everybody who can tell what became of it: the zone, RDAP, `suspension-state`,
/// `suspension-effective`, and suspension-service itself.
final class Witness {

    /// Two processes are started again in between, and what could not be done is tried again every minute at least.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String domain;
    private final Stack stack;
    private final KafkaProbe kafka;
    private final Zone zone;
    private final Zone.Answer zoneBefore;
    private final JsonNode registerBefore;

    /// Remembers how the name is now.
    Witness(String domain, Stack stack, KafkaProbe kafka) {
        this.domain = domain;
        this.stack = stack;
        this.kafka = kafka;
        this.zone = stack.zone();
        this.zoneBefore = zone.ask(domain);
        this.registerBefore = register();
        assertThat(zoneBefore.isDelegated()).as(domain).isTrue();
    }

    String domain() {
        return domain;
    }

    void awaitOutOfTheZone(int holds) {
        awaitAgreement(holds, () -> {
            assertOutOfTheZone();
            assertThat(statuses()).contains("server hold", "server update prohibited");
        });
    }

    /// NS and DS, and the addresses of name servers below the name: whatever a resolver could follow.
    void assertOutOfTheZone() {
        assertThat(zone.ask(domain)).as(domain).isEqualTo(new Zone.Answer("NXDOMAIN", List.of()));
    }

    void awaitLandingPage(int holds) {
        awaitAgreement(holds, () -> {
            assertThat(zone.ask(domain).delegation())
                    .allSatisfy(record -> assertThat(record).contains("\tNS\t"))
                    .map(record -> record.replaceFirst(".*\t(.*)\\.", "$1"))
                    .containsExactlyInAnyOrderElementsOf(Stack.LANDING_PAGE);
            assertThat(statuses()).contains("server update prohibited").doesNotContain("server hold");
        });
    }

    /// Exactly as before: every record, and all that RDAP says.
    void awaitAsBefore() {
        awaitAgreement(0, () -> {
            assertThat(zone.ask(domain)).isEqualTo(zoneBefore);
            assertThat(register()).isEqualTo(registerBefore);
        });
    }

    /// Whoever has just been killed does not answer yet.
    private void awaitAgreement(int holds, Runnable shown) {
        Awaitility.await("all to agree about " + domain)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    shown.run();
                    SuspensionState told = told(SuspensionState.class).getLast();
                    JsonNode view = view();
                    assertThat(told.holds()).hasSize(holds);
                    assertThat(view.path("suspended").asBoolean()).isEqualTo(told.suspended());
                    assertThat(view.path("sequence").asLong()).isEqualTo(told.sequence());
                    assertThat(view.path("holds").findValuesAsText("holdId"))
                            .containsExactlyInAnyOrderElementsOf(told.holds().stream()
                                    .map(ActiveHold::holdId)
                                    .map(UUID::toString)
                                    .toList());
                    JsonNode order = view.path("lastOrder");
                    assertThat(order.path("status").asText()).isEqualTo("EFFECTIVE");
                    SuspensionEffective effect = told(SuspensionEffective.class).getLast();
                    assertThat(effect.sequence())
                            .isEqualTo(order.path("sequence").asLong());
                    assertThat(effect.sightings())
                            .extracting(Sighting::place)
                            .contains(Sighting.Place.DNS, Sighting.Place.RDAP);
                });
        assertEachNumberIsUsedOnce();
    }

    private void assertEachNumberIsUsedOnce() {
        Map<Long, Set<SuspensionState>> contents = told(SuspensionState.class).stream()
                .collect(Collectors.groupingBy(SuspensionState::sequence, Collectors.toSet()));
        assertThat(contents.values())
                .as("different contents under one number, of " + domain)
                .allSatisfy(content -> assertThat(content).hasSize(1));
        assertThat(contents.keySet())
                .as("numbers of " + domain)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, contents.size()).boxed().toList());
    }

    /// Everything that was told of the name on a topic, in order.
    <E extends SuspensionEvent> List<E> told(Class<E> type) {
        return kafka.events(type).stream()
                .map(Envelope::event)
                .filter(event -> event.domain().aLabel().equals(domain))
                .toList();
    }

    JsonNode view() {
        return stack.http()
                .get(Identity.DOWNSTREAM_CLIENT, stack.url(Part.SUSPENSION_SERVICE) + "/suspensions/" + domain)
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

    private List<String> statuses() {
        return StreamSupport.stream(register().path("status").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
