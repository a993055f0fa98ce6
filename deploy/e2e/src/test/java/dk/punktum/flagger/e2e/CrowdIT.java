package dk.punktum.flagger.e2e;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import dk.punktum.flagger.events.Envelope;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.local.Child;
import dk.punktum.flagger.local.Ports;
import dk.punktum.flagger.local.Ports.Part;
import dk.punktum.flagger.local.Stack;
import dk.punktum.flagger.testing.KafkaProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Twenty authorities hand in two hundred flags each, all at once, through two instances of intake-service, of which
/// one is killed in the middle. Whoever gets no answer asks again with the same key, wherever an answer may be had.
class CrowdIT {

    private static final int AUTHORITIES = Integer.getInteger("crowd.authorities", 20);
    private static final int FLAGS = Integer.getInteger("crowd.flags", 200);

    /// How many of its flags an authority has under way.
    private static final int LANES = 4;

    @Test
    void nothingIsLostOrDoubledAndEachReceiptVerifies(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data)
            throws Exception {
        Path home = Path.of(System.getProperty("flagger.home"));
        List<Part> parts = List.of(Part.FLAGGER_REGISTRY, Part.INTAKE_SERVICE);
        try (Stack stack = Stack.startOnly(parts, home, data, Ports.free(), Map.of(), (_, _) -> {});
                var kafka = new KafkaProbe(stack.kafkaBootstrapServers())) {
            Child first = stack.child(Part.INTAKE_SERVICE);
            Child second = stack.startAnother(Part.INTAKE_SERVICE, Ports.free().of(Part.INTAKE_SERVICE));
            List<CrowdMember> authorities = IntStream.rangeClosed(1, AUTHORITIES)
                    .mapToObj("authority-%03d"::formatted)
                    .map(client -> new CrowdMember(client, stack, List.of(first.address(), second.address())))
                    .toList();

            // When
            long began = System.nanoTime();
            handInAll(authorities, second);
            System.out.printf(
                    "%d flags acknowledged in %d ms, through two instances, one killed and started again meanwhile%n",
                    AUTHORITIES * FLAGS, (System.nanoTime() - began) / 1_000_000);

            // Then
            assertNoneIsLostOrDoubled(authorities);
            assertEachIsToldOnce(authorities, kafka);
            JWKSet keys = JWKSet.load(
                    first.address().resolve("/.well-known/jwks.json").toURL());
            assertThat(authorities)
                    .allSatisfy(authority ->
                            assertThat(authority.taken()).allSatisfy(taken -> taken.assertReceiptVerifies(keys)));
        }
    }

    private static void handInAll(List<CrowdMember> authorities, Child victim) throws Exception {
        var acknowledged = new Semaphore(0);
        List<Callable<Void>> all = authorities.stream()
                .flatMap(authority -> IntStream.range(0, LANES).<Callable<Void>>mapToObj(lane -> () -> {
                    for (int flag = lane; flag < FLAGS; flag += LANES) {
                        authority.handsIn(flag);
                        acknowledged.release();
                    }
                    return null;
                }))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> lanes = all.stream().map(threads::submit).toList();
            acknowledged.acquire(AUTHORITIES * FLAGS / 3);
            victim.kill();
            victim.start();
            victim.awaitReady();
            for (Future<Void> lane : lanes) {
                lane.get();
            }
        }
    }

    /// As each authority reads it at both instances.
    private static void assertNoneIsLostOrDoubled(List<CrowdMember> authorities) {
        assertThat(authorities).allSatisfy(authority -> {
            List<String> acknowledged =
                    authority.taken().stream().map(CrowdMember.Taken::flagId).toList();
            assertThat(acknowledged).hasSize(FLAGS).doesNotHaveDuplicates();
            assertThat(authority.listsAtEachInstance())
                    .allSatisfy(listed -> assertThat(listed).containsExactlyInAnyOrderElementsOf(acknowledged));
        });
        assertThat(authorities.stream()
                        .flatMap(authority -> authority.taken().stream())
                        .map(CrowdMember.Taken::flagNumber))
                .doesNotHaveDuplicates();
    }

    /// A record may come twice when a relay is killed; the event's id stays the same.
    private static void assertEachIsToldOnce(List<CrowdMember> authorities, KafkaProbe kafka) {
        Set<String> acknowledged = authorities.stream()
                .flatMap(authority -> authority.taken().stream())
                .map(CrowdMember.Taken::flagId)
                .collect(toSet());
        Map<String, Set<UUID>> told = Awaiting.await(
                "every flag is told",
                () -> kafka.events(FlagReceived.class).stream()
                        .collect(groupingBy(
                                envelope -> envelope.event().flagId().toString(), mapping(Envelope::id, toSet()))),
                events -> events.keySet().containsAll(acknowledged));
        assertThat(told.keySet()).isEqualTo(acknowledged);
        assertThat(told.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    }
}
