package dk.punktum.flagger.crash.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dk.punktum.flagger.crash.fault.Fault.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<String> SERVICES = List.of("INTAKE_SERVICE", "CASE_SERVICE");
    private static final Duration ROUND = Duration.ofSeconds(10);

    @Test
    void theSameSeedGivesTheSamePlanAndAnotherSeedAnother() {
        assertThat(plan(7)).isEqualTo(plan(7)).isNotEqualTo(plan(8));
    }

    @Test
    void everythingHappensSomeTimeAndInTime() {
        List<Fault> many = LongStream.range(0, 200)
                .mapToObj(FaultPlanTest::plan)
                .flatMap(List::stream)
                .toList();

        assertThat(many).extracting(Fault::kind).containsOnly(Kind.values());
        assertThat(many.stream().map(Fault::part).filter(part -> part != null).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(many).allSatisfy(fault -> {
            assertThat(fault.after())
                    .isLessThan(ROUND.multipliedBy(2).dividedBy(3).plusSeconds(1));
            assertThat(fault.part() != null).isEqualTo(fault.kind() == Kind.SERVICE_KILLED);
        });
    }

    @Test
    void whatIsNotWantedDoesNotHappen() {
        List<Fault> plan = FaultPlan.of(1, Set.of(Kind.KAFKA_CUT), SERVICES, ROUND);

        assertThat(plan).extracting(Fault::kind).containsOnly(Kind.KAFKA_CUT);
    }

    private static List<Fault> plan(long seed) {
        return FaultPlan.of(seed, EnumSet.allOf(Kind.class), SERVICES, ROUND);
    }
}
