package dk.punktum.flagger.e2e;

import static dk.punktum.flagger.testing.Events.aCaseClosed;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Setup;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.testing.KafkaProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// suspension-service changes the zone itself, by signed DNS UPDATE at the registry's name server, and the registry
/// follows events in RDAP only.
class DnsUpdateIT {

    @Test
    void namesGoAndComeBackExactlyWhoeverIsKilledInTheMiddle(@TempDir Path data) {
        List<Part> parts = List.of(Part.REGISTRY_STAND_IN, Part.SUSPENSION_SERVICE);
        Path home = Path.of(System.getProperty("flagger.home"));
        try (Stack stack = Stack.startOnly(parts, home, data, Setup.FRESH.withDnsUpdate(), Ports.free(), (_, _) -> {});
                var kafka = new KafkaProbe(stack.kafkaBootstrapServers())) {
            Child registry = stack.child(Part.REGISTRY_STAND_IN);
            Child suspensions = stack.child(Part.SUSPENSION_SERVICE);
            // With DS, with two of them, and with name servers below the name itself.
            List<Witness> names = Stream.of("eksempel.dk", "to-noegler.dk", "med-glue.dk")
                    .map(name -> new Witness(name, stack, kafka))
                    .toList();

            // A hold, asked for of a service that is killed at once
            List<CaseDecided> first = uphold(kafka, names);
            suspensions.kill();
            suspensions.start();
            names.forEach(name -> name.awaitOutOfTheZone(1));

            // A second one; both are killed, and the zone is as it was left
            List<CaseDecided> second = uphold(kafka, names);
            registry.kill();
            suspensions.kill();
            suspensions.start();
            registry.start();
            registry.awaitReady();
            names.forEach(Witness::assertOutOfTheZone);
            names.forEach(name -> name.awaitOutOfTheZone(2));

            // A landing page is what is left, but the registry is not there, and then the service is not either
            List<Order> orders = names.stream()
                    .map(name ->
                            Order.draft(stack, name.domain(), "LANDING_PAGE").approve())
                    .toList();
            names.forEach(name -> name.awaitOutOfTheZone(3));
            registry.kill();
            Stream.of(first, second).flatMap(List::stream).forEach(verdict -> close(kafka, verdict));
            Awaiting.await(
                    "changes that the primary has not taken",
                    () -> openUpdates(stack),
                    open -> open.findValuesAsText("fault").size() == names.size());
            suspensions.kill();
            suspensions.start();
            registry.start();
            names.forEach(name -> name.awaitLandingPage(1));

            // Both are killed between the order to put names back and its being carried out
            registry.kill();
            orders.forEach(order -> order.lift().ok());
            suspensions.kill();
            suspensions.start();
            registry.start();
            names.forEach(Witness::awaitAsBefore);
            assertThat(openUpdates(stack)).isEmpty();
        }
    }

    private static List<CaseDecided> uphold(KafkaProbe kafka, List<Witness> names) {
        List<CaseDecided> verdicts = names.stream()
                .map(name -> aCaseDecided().upheld().about(name.domain()).build())
                .toList();
        verdicts.forEach(kafka::deliver);
        return verdicts;
    }

    private static void close(KafkaProbe kafka, CaseDecided verdict) {
        kafka.deliver(aCaseClosed()
                .about(verdict.domain())
                .inCase(verdict.caseId(), verdict.caseNumber())
                .ofFlag(verdict.flagId())
                .under(verdict.agreementId())
                .build());
    }

    private static JsonNode openUpdates(Stack stack) {
        return stack.http()
                .get(Identity.OTTO, stack.url(Part.SUSPENSION_SERVICE) + "/operator/dns-updates")
                .ok();
    }
}
