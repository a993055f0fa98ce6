package dk.punktum.flagger.casework.assessment;

import static dk.punktum.flagger.casework.Casework.name;
import static dk.punktum.flagger.casework.Casework.registerIsUpAbout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.punktum.flagger.casework.Casework;
import dk.punktum.flagger.casework.CaseworkTest;
import dk.punktum.flagger.events.FlagReceived;
import dk.punktum.flagger.events.Verdict;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CaseworkTest
class DueCasesTest {

    @Inject
    DueCases due;

    private Casework casework;

    @BeforeEach
    void listen() {
        casework = new Casework();
    }

    @AfterEach
    void stopListening() {
        casework.close();
    }

    /// The service's own worker takes cases too, so an instance that dies is a test that takes one and forgets it.
    @Test
    void theCaseOfAnInstanceThatDiedIsTakenOver() {
        // Given
        FlagReceived flag = casework.flag(casework.anAuthority(), name("nede"), "terms-9.1");
        UUID id = UUID.fromString(casework.caseIn("OPEN", flag));
        await("the case to be ours").until(() -> taken(100).contains(id));

        // When
        registerIsUpAbout(flag.domain().aLabel());

        // Then
        assertThat(casework.decided(flag).verdict()).isEqualTo(Verdict.UPHELD);
    }

    @Test
    void twoInstancesNeverTakeTheSameCase() throws Exception {
        // Given
        UUID authority = casework.anAuthority();
        List<FlagReceived> flags = IntStream.range(0, 60)
                .mapToObj(_ -> casework.flag(authority, name("nede"), "terms-9.1"))
                .toList();
        flags.forEach(flag -> casework.caseIn("OPEN", flag));

        // When
        List<UUID> all = new ArrayList<>();
        int together = 0;
        var start = new CyclicBarrier(2);
        try (var instances = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 50 && together < 5; round++) {
                List<Future<Set<UUID>>> takes = IntStream.range(0, 2)
                        .mapToObj(_ -> instances.submit(() -> {
                            start.await();
                            return taken(3);
                        }))
                        .toList();
                Set<UUID> one = takes.get(0).get();
                Set<UUID> other = takes.get(1).get();

                // Then
                assertThat(Collections.disjoint(one, other)).isTrue();
                together += !one.isEmpty() && !other.isEmpty() ? 1 : 0;
                all.addAll(one);
                all.addAll(other);
            }
        }
        assertThat(all).as("cases that were taken at all").isNotEmpty();
        flags.forEach(flag -> registerIsUpAbout(flag.domain().aLabel()));
        assertThat(flags)
                .allSatisfy(flag -> assertThat(casework.decided(flag).verdict()).isEqualTo(Verdict.UPHELD));
    }

    private Set<UUID> taken(int most) {
        Set<UUID> ids = new HashSet<>();
        due.take(most).forEach(dueCase -> ids.add(dueCase.id()));
        return ids;
    }
}
