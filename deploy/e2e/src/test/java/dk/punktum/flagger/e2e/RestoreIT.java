package dk.punktum.flagger.e2e;

import static dk.punktum.flagger.testing.Events.aCaseClosed;
import static dk.punktum.flagger.testing.Events.aCaseDecided;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.punktum.flagger.backing.Identity;
import dk.punktum.flagger.events.CaseDecided;
import dk.punktum.flagger.events.DomainReinstated;
import dk.punktum.flagger.events.DomainSuspended;
import dk.punktum.flagger.events.SuspensionEvent;
import dk.punktum.flagger.events.SuspensionState;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Setup;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.testing.KafkaProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// suspension-service's database is put back to an earlier moment, while Kafka, the zone and RDAP have gone on.
class RestoreIT {

    private static final int ANY_NUMBER = 100_000;

    private Stack stack;
    private KafkaProbe kafka;
    private Child suspensions;

    @ParameterizedTest(name = "by DNS UPDATE: {0}")
    @ValueSource(booleans = {false, true})
    void aRestoredDatabaseComesBackInLineWithWhatEverybodyHas(boolean byDnsUpdate, @TempDir Path data) {
        List<Part> parts = List.of(Part.REGISTRY_STAND_IN, Part.SUSPENSION_SERVICE);
        Path home = Path.of(System.getProperty("flagger.home"));
        Setup setup = byDnsUpdate ? Setup.FRESH.withDnsUpdate() : Setup.FRESH;
        try (Stack started = Stack.startOnly(parts, home, data, setup, Ports.free(), (_, _) -> {});
                var probe = new KafkaProbe(started.kafkaBootstrapServers())) {
            stack = started;
            kafka = probe;
            suspensions = stack.child(Part.SUSPENSION_SERVICE);
            tell();
        }
    }

    private void tell() {
        // Given: what the backup knows
        Witness unchanged = witness(1);
        Witness liftedSince = witness(2);
        Witness heldTwiceSince = witness(3);
        Witness oneOfTwoLiftedSince = witness(4);
        Witness ledElsewhereSince = witness(5);
        Witness heldBefore = witness(6);
        Witness orderedSince = witness(7);
        Witness askedFor = witness(8);
        CaseDecided ofUnchanged = uphold(unchanged);
        CaseDecided ofLifted = uphold(liftedSince);
        CaseDecided ofTwice = uphold(heldTwiceSince);
        CaseDecided oneOfTwo = uphold(oneOfTwoLiftedSince);
        CaseDecided otherOfTwo = uphold(oneOfTwoLiftedSince);
        CaseDecided ofLed = uphold(ledElsewhereSince);
        CaseDecided before = uphold(heldBefore);
        heldBefore.awaitOutOfTheZone(1);
        close(before);
        Order order = Order.draft(stack, orderedSince.domain(), "SUSPEND");
        Stream.of(unchanged, liftedSince, heldTwiceSince, ledElsewhereSince).forEach(name -> name.awaitOutOfTheZone(1));
        oneOfTwoLiftedSince.awaitOutOfTheZone(2);
        heldBefore.awaitAsBefore();
        limit(1);
        CaseDecided ofAskedFor = uphold(askedFor);
        Awaiting.await("a hold that has to wait", () -> waiting(), waiting -> waiting.size() == 1);
        suspensions.kill();
        DatabaseBackup backup = DatabaseBackup.take(stack.backing().postgres(), "suspension");

        // Given: what has happened since
        suspensions.start();
        suspensions.awaitReady();
        limit(ANY_NUMBER);
        Witness heldSince = witness(9);
        Witness comeAndGone = witness(10);
        close(ofLifted);
        close(oneOfTwo);
        CaseDecided secondOfTwice = uphold(heldTwiceSince);
        Order toLandingPage =
                Order.draft(stack, ledElsewhereSince.domain(), "LANDING_PAGE").approve();
        order.approve();
        CaseDecided again = uphold(heldBefore);
        CaseDecided ofHeldSince = uphold(heldSince);
        CaseDecided brief = uphold(comeAndGone);
        ledElsewhereSince.awaitOutOfTheZone(2);
        close(ofLed);
        comeAndGone.awaitOutOfTheZone(1);
        close(brief);
        Runnable asItIs = () -> {
            Stream.of(unchanged, oneOfTwoLiftedSince, orderedSince, askedFor, heldBefore, heldSince)
                    .forEach(name -> name.awaitOutOfTheZone(1));
            heldTwiceSince.awaitOutOfTheZone(2);
            ledElsewhereSince.awaitLandingPage(1);
            Stream.of(liftedSince, comeAndGone).forEach(Witness::awaitAsBefore);
        };
        asItIs.run();
        List<Witness> names = Stream.of(
                        unchanged,
                        liftedSince,
                        heldTwiceSince,
                        oneOfTwoLiftedSince,
                        ledElsewhereSince,
                        heldBefore,
                        orderedSince,
                        askedFor,
                        heldSince,
                        comeAndGone)
                .toList();
        Map<Witness, SuspensionState> told = newest(names);
        Map<Witness, Set<SuspensionEvent>> ordered = orders(names);

        // When
        suspensions.kill();
        backup.restore();
        Witness decidedMeanwhile = witness(11);
        CaseDecided meanwhile = uphold(decidedMeanwhile);
        suspensions.start();
        suspensions.awaitReady();

        // Then: everybody still has what they had, under the same numbers, although the restored limit is one name
        asItIs.run();
        assertThat(newest(names)).isEqualTo(told);
        assertThat(orders(names)).isEqualTo(ordered);
        Awaiting.await(
                "only what was decided meanwhile waits",
                () -> waiting(),
                waiting -> waiting.size() == 1
                        && waiting.path(0).path("domain").asText().equals(decidedMeanwhile.domain()));
        limit(ANY_NUMBER);
        decidedMeanwhile.awaitOutOfTheZone(1);
        assertReconciled(names.size() + 1);

        // Then: what comes next follows on it, and every name can still be freed
        order.approve();
        order.lift().ok();
        toLandingPage.lift().ok();
        Stream.of(ofUnchanged, ofTwice, secondOfTwice, otherOfTwo, ofAskedFor, again, ofHeldSince, meanwhile)
                .forEach(this::close);
        Stream.concat(names.stream(), Stream.of(decidedMeanwhile)).forEach(Witness::awaitAsBefore);
    }

    private Witness witness(int number) {
        return new Witness("navn-%03d.dk".formatted(number), stack, kafka);
    }

    private CaseDecided uphold(Witness name) {
        CaseDecided verdict = aCaseDecided().upheld().about(name.domain()).build();
        kafka.deliver(verdict);
        return verdict;
    }

    private void close(CaseDecided verdict) {
        kafka.deliver(aCaseClosed()
                .about(verdict.domain())
                .inCase(verdict.caseId(), verdict.caseNumber())
                .ofFlag(verdict.flagId())
                .under(verdict.agreementId())
                .build());
    }

    /// For all authorities together, and each.
    private void limit(int holdsInAnHour) {
        stack.http()
                .put(
                        Identity.ANNA,
                        operator("/safety/limits"),
                        Map.of("perAuthority", holdsInAnHour, "total", holdsInAnHour, "reason", "a rehearsal"))
                .ok();
    }

    private JsonNode waiting() {
        return stack.http().get(Identity.OTTO, operator("/safety/waiting")).ok();
    }

    private String operator(String path) {
        return stack.url(Part.SUSPENSION_SERVICE) + "/operator" + path;
    }

    private static Map<Witness, SuspensionState> newest(List<Witness> names) {
        return names.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> name.told(SuspensionState.class).getLast()));
    }

    /// What the registry was told, each order once.
    private static Map<Witness, Set<SuspensionEvent>> orders(List<Witness> names) {
        return names.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> Stream.concat(
                                        name.told(DomainSuspended.class).stream(),
                                        name.told(DomainReinstated.class).stream())
                                .collect(Collectors.toSet())));
    }

    private void assertReconciled(int names) {
        stack.http()
                .post(Identity.OTTO, operator("/reconciliation"), Map.of("dryRun", true))
                .ok();
        JsonNode seen = Awaiting.await(
                "a comparison of all names with the registry",
                () -> stack.http()
                        .get(Identity.OTTO, operator("/reconciliation"))
                        .ok(),
                view -> view.path("last").path("status").asText().equals("DONE")
                        && view.path("last").path("dryRun").asBoolean()
                        && view.path("last").path("compared").asInt() == names);
        assertThat(seen.path("last").path("differing").asInt()).isZero();
        assertThat(seen.path("findings")).isEmpty();
    }
}
